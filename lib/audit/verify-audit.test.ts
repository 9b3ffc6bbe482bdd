import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/infra/db/client";
import { secrets, settings } from "@/lib/infra/env";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { appendAudit } from "./append-entry";
import { type AuditInput, laneOf } from "./audit-entry";
import { verifyAudit } from "./verify-audit";

function caseRead(id: string): AuditInput {
  return { actor: { kind: "staff", id: "s1" }, action: "case.read", subject: { kind: "case", id } };
}

function write(...ids: string[]): Promise<void> {
  return inTransaction((tx) => appendAudit(tx, ids.map(caseRead)));
}

const verify = () => verifyAudit(settings().runtimeDatabaseUrl ?? "", secrets().auditKey);

/** Somebody with the owner's password and the triggers switched off. */
async function attack(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`SET session_replication_role = replica; ${sql}`);
  await client.end();
}

/** The record as it was when the case began: a damaged one stays damaged. */
const restore = `TRUNCATE audit_entry;
  UPDATE audit_lane SET seq = 0, hash = decode(repeat('00', 32), 'hex'), mac = ''`;

beforeEach(() => attack(restore));
afterEach(() => attack(restore));

describe("the audit record in the database (EVD-02)", () => {
  test("is whole before anything was written", async () => {
    expect(await verify()).toMatchObject({ ok: true, entries: 0 });
  });

  test("keeps one entry of each write, in the lane of its subject, readable as it was written", async () => {
    await write("c1");
    await write("c1", "c2", "c3");
    expect(await verify()).toMatchObject({ ok: true, entries: 4 });
    const rows = await db.auditEntry.findMany({ where: { lane: laneOf("c1") }, orderBy: { seq: "asc" } });
    const written = rows.map((row) => JSON.parse(row.payload)).filter((entry) => entry.subject.id === "c1");
    expect(written).toHaveLength(2);
    expect(written[0]).toMatchObject({ action: "case.read", actor: { kind: "staff", id: "s1" } });
    expect(written[0].at).toBe(rows[0]?.at.toISOString());
  });

  test("stays whole when forty writers come at once, the very first among them", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => write(`c${n}`, `c${n + 1}`, `c${n + 2}`)));
    expect(await verify()).toMatchObject({ ok: true, entries: 120 });
  });

  test("has nothing of a transaction that failed", async () => {
    await write("c1");
    const failing = inTransaction(async (tx) => {
      await appendAudit(tx, caseRead("c1"));
      throw new Error("after the entry");
    });
    await expect(failing).rejects.toThrow("after the entry");
    expect(await verify()).toMatchObject({ ok: true, entries: 1 });
  });
});

describe("nobody changes the record", () => {
  test.each([
    "UPDATE audit_entry SET payload = '{}'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "DELETE FROM audit_lane",
    "INSERT INTO audit_lane VALUES (8, 0, '', '')",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
  ])("through the program's own account: %s", async (sql) => {
    await write("c1");
    const program = new pg.Client({ connectionString: settings().runtimeDatabaseUrl });
    await program.connect();
    await expect(program.query(sql)).rejects.toMatchObject({ code: "42501" });
    await program.end();
    expect(await verify()).toMatchObject({ ok: true, entries: 1 });
  });

  test.each(["UPDATE audit_entry SET payload = '{}'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"])(
    "by mistake as the owner: %s",
    async (sql) => {
      await write("c1");
      const owner = new pg.Client({ connectionString: ownerUrl });
      await owner.connect();
      await expect(owner.query(sql)).rejects.toMatchObject({ code: "23001" });
      await owner.end();
    },
  );
});

describe("whoever changes it behind the program's back is named (EVD-02)", () => {
  const lane = laneOf("c1");
  const place = (seq: number) => `lane = ${lane} AND seq = ${seq}`;

  test.each([
    ["altered", 2n, `UPDATE audit_entry SET payload = replace(payload, 's1', 's2') WHERE ${place(2)}`],
    ["altered", 3n, `UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE ${place(3)}`],
    ["gap", 2n, `DELETE FROM audit_entry WHERE ${place(2)}`],
    ["truncated", 5n, `DELETE FROM audit_entry WHERE ${place(5)}`],
    ["bad_head", 5n, `UPDATE audit_lane SET mac = decode(repeat('00', 32), 'hex') WHERE lane = ${lane}`],
    ["bad_head", 0n, `DELETE FROM audit_entry WHERE lane = ${lane}; ${restore.split(";")[1]} WHERE lane = ${lane}`],
    [
      "reordered",
      2n,
      `UPDATE audit_entry SET seq = 99 WHERE ${place(2)}; UPDATE audit_entry SET seq = 2 WHERE ${place(3)};
       UPDATE audit_entry SET seq = 3 WHERE ${place(99)}`,
    ],
  ])("%s at number %s", async (reason, seq, sql) => {
    await write("c1", "c1", "c1", "c1", "c1");
    await attack(sql);
    expect(await verify()).toMatchObject({ ok: false, firstBad: { lane, seq, reason } });
  });

  test("and nothing more is written over a head that is not ours, which would hide it", async () => {
    await write("c1");
    await attack(`DELETE FROM audit_entry WHERE lane = ${lane}; ${restore.split(";")[1]} WHERE lane = ${lane}`);
    await expect(write("c1")).rejects.toThrow("not ours");
    await attack(restore.split(";")[1] ?? "");
    await attack("INSERT INTO audit_entry VALUES (0, 1, now(), '{}', '', '')");
    await expect(write("c1")).rejects.toThrow("entries without sealed heads");
  });
});
