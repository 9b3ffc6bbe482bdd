import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { readSigningKey } from "@/lib/infra/crypto/signature";
import { db, inTransaction } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { appendAudit } from "./append-entry";
import { checkAgainstCheckpoints } from "./check-against-checkpoints";
import { readCheckpoint } from "./checkpoint";
import { checkInclusion } from "./inclusion-proof";
import { makeCheckpoint } from "./make-checkpoint";
import { proveEntries } from "./prove-entries";

const write = (n: number) =>
  inTransaction((tx) =>
    appendAudit(
      tx,
      Array.from(
        { length: n },
        (_, at) =>
          ({ actor: { kind: "system" }, action: "case.read", subject: { kind: "case", id: `case ${at}` } }) as const,
      ),
    ),
  );
const notes = async () =>
  (await db.auditCheckpoint.findMany({ orderBy: { number: "asc" }, select: { note: true } })).map(({ note }) => note);
const keys = () => [readSigningKey(secrets().receiptKey).publicKeyPem];

/** What only somebody with the owner's rights and ill will can do: triggers off, rows rewritten. */
async function asAttacker(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`SET session_replication_role = replica; ${sql}`);
  await client.end();
}

describe("checkpoints of the audit record (EVD-03)", () => {
  beforeAll(async () => {
    await write(25);
    await makeCheckpoint();
    await write(10);
    await makeCheckpoint();
  });

  it("are not made while nothing was written", async () => {
    expect(await makeCheckpoint()).toBeNull();
  });

  it("cover every entry once, each note naming the one before", async () => {
    const read = (await notes()).map((note) => readCheckpoint(note, keys()));
    expect(read.every((one) => one.ok)).toBe(true);
    expect(read.map((one) => (one.ok ? one.checkpoint.leaves : 0))).toEqual([25, 10]);
  });

  it("are refused when any character was changed", async () => {
    const note = (await notes())[0] ?? "";
    for (let at = 0; at < note.length - 1; at += 3) {
      const changed = `${note.slice(0, at)}${note[at] === "7" ? "8" : "7"}${note.slice(at + 1)}`;
      expect(readCheckpoint(changed, keys()).ok, `changed at ${at}`).toBe(false);
    }
  });

  it("prove each entry without showing another", async () => {
    const rows = await db.auditEntry.findMany({ select: { lane: true, seq: true, hash: true, at: true } });
    const entries = rows.map((row) => ({ ...row, hash: Buffer.from(row.hash) }));
    const proofs = await proveEntries(entries, keys()[0] ?? "");
    expect(proofs).toHaveLength(rows.length);
    for (const proof of proofs) {
      expect(proof && checkInclusion(proof, keys())).toBe(true);
      expect(proof && checkInclusion({ ...proof, hash: "00".repeat(32) }, keys())).toBe(false);
    }
  });

  it("agree with an untouched record", async () => {
    expect(await checkAgainstCheckpoints(ownerUrl, await notes(), keys())).toBeNull();
  });

  it("show that an old copy was put back", async () => {
    const kept = await notes();
    const last = await db.auditEntry.findFirstOrThrow({ orderBy: [{ at: "desc" }], select: { lane: true, seq: true } });
    await asAttacker(
      `CREATE TABLE put_aside AS SELECT * FROM audit_entry WHERE lane = ${last.lane} AND seq >= ${last.seq}; DELETE FROM audit_entry WHERE lane = ${last.lane} AND seq >= ${last.seq}`,
    );
    expect(await checkAgainstCheckpoints(ownerUrl, kept, keys())).toMatchObject({
      lane: last.lane,
      reason: "rolled_back",
    });
    await asAttacker("INSERT INTO audit_entry SELECT * FROM put_aside; DROP TABLE put_aside");
  });

  it("show that history was written anew", async () => {
    const kept = await notes();
    await asAttacker("UPDATE audit_entry SET hash = sha256(hash) WHERE lane = (SELECT min(lane) FROM audit_entry)");
    expect(await checkAgainstCheckpoints(ownerUrl, kept, keys())).toMatchObject({ reason: "forked" });
  });

  it("cannot be changed or removed, not even by the owner's ordinary SQL", async () => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    await expect(client.query("UPDATE audit_checkpoint SET note = ''")).rejects.toThrow("append-only");
    await expect(client.query("DELETE FROM audit_checkpoint")).rejects.toThrow("append-only");
    await client.end();
  });
});
