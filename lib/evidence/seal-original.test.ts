import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type * as fs from "node:fs/promises";
import { join } from "node:path";
import { Decrypter } from "age-encryption";
import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db, inTransaction } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { putBlob, readBlob, removeBlob } from "@/lib/infra/storage/storage";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { attachEvidence } from "./attach-evidence";
import { custodyOf } from "./custody";
import { handOutEvidence } from "./hand-out-evidence";
import { sealOriginalNow } from "./seal-original";
import { bareCase } from "./testing/bare-case";
import { screenshot } from "./testing/hostile-files";
import { takenFile } from "./testing/taken-file";

/** The disk is outside our walls: `fuse.left` calls go through, the next one fails as a full or broken disk does. */
const fuse = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof fs>();
  const fused = <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) => {
    return async (...args: Args) => {
      if (fuse.left-- <= 0) throw Object.assign(new Error("disk fault"), { code: "EIO" });
      return call(...args);
    };
  };
  return { ...real, mkdir: fused(real.mkdir), open: fused(real.open), rename: fused(real.rename), rm: fused(real.rm) };
});

const identity = () =>
  readFileSync(join(settings().dataDir, "custodian-identity.txt"), "utf8").trim().split("\n").at(-1);

async function opened(sealed: Buffer): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity() ?? "");
  return Buffer.from(await decrypter.decrypt(sealed));
}

let seed = 0;
async function lookedAt() {
  const { id: caseId, reference } = await bareCase();
  const original = await screenshot("png", seed++);
  const file = await takenFile(original);
  const at = new Date();
  const [row] = await inTransaction((tx) => attachEvidence(tx, { caseId, files: [file], source: "reporter", at }));
  const id = row?.id ?? "";
  await db.evidence.update({ where: { id }, data: { copyVerdict: "ready" } });
  return { id, reference, original, storageKey: file.storageKey, seal: () => sealOriginalNow({ evidenceId: id }) };
}

const rowOf = (id: string) => db.evidence.findUniqueOrThrow({ where: { id } });
const isThere = (key: string) =>
  readBlob(key)
    .then(() => true)
    .catch(() => false);

describe("sealing an original", () => {
  it("leaves an age file that the custodian's key opens to the same bytes, and no other copy (EVD-01)", async () => {
    const { id, original, storageKey, seal } = await lookedAt();
    await seal();
    const row = await rowOf(id);
    const sealed = await readBlob(row.sealedKey ?? "");
    expect(sealed.toString("latin1", 0, 21)).toBe("age-encryption.org/v1");
    expect(createHash("sha256").update(sealed).digest("hex")).toBe(row.sealedSha256);
    expect((await opened(sealed)).equals(original)).toBe(true);
    expect(sealed.includes(original.subarray(0, 64))).toBe(false);
    expect(await isThere(storageKey)).toBe(false);
    const custody = await custodyOf(id);
    expect(custody).toMatchObject([{ action: "evidence.sealed", data: { sha256: row.sha256 } }]);
  });

  it("is opened by the standard library with the identity file, and by the age command where the machine has it", async () => {
    const { id, original, seal } = await lookedAt();
    await seal();
    const sealed = await readBlob((await rowOf(id)).sealedKey ?? "");
    expect((await opened(sealed)).equals(original)).toBe(true);
    const file = join(scratchFolder("age"), "original.png.age");
    writeFileSync(file, sealed);
    const args = ["-d", "-i", join(settings().dataDir, "custodian-identity.txt"), file];
    const command = spawnSync("age", args, { maxBuffer: 64 * 2 ** 20 });
    if (command.error) return; // no such command here
    expect(command.stdout.equals(original)).toBe(true);
  });

  it("waits until the worker has looked at the file", async () => {
    const { id: caseId } = await bareCase();
    const file = await takenFile(await screenshot("jpeg", 1));
    const at = new Date();
    const [row] = await inTransaction((tx) => attachEvidence(tx, { caseId, files: [file], source: "reporter", at }));
    await sealOriginalNow({ evidenceId: row?.id ?? "" });
    expect((await rowOf(row?.id ?? "")).sealedKey).toBeNull();
    expect(await isThere(file.storageKey)).toBe(true);
  });

  it("whatever step of the disk fails, the plain or the sealed original is there, and the next run finishes", async () => {
    for (let working = 0, done = false; !done; working++) {
      const { id, original, storageKey, seal } = await lookedAt();
      fuse.left = working;
      done = await seal()
        .then(() => true)
        .catch(() => false);
      fuse.left = Number.POSITIVE_INFINITY;
      const { sealedKey } = await rowOf(id);
      if (sealedKey) expect((await opened(await readBlob(sealedKey))).equals(original)).toBe(true);
      else expect((await readBlob(storageKey)).equals(original)).toBe(true);
      await seal();
      const after = await rowOf(id);
      expect(after.sealedKey).toBe(sealedKey ?? after.sealedKey);
      expect((await opened(await readBlob(after.sealedKey ?? ""))).equals(original)).toBe(true);
      expect(await isThere(storageKey)).toBe(false);
      expect(working).toBeLessThan(20);
      if (done) expect(working).toBeGreaterThan(4);
    }
  });

  it("when the database refuses, the plain original stays", async () => {
    const { id, original, storageKey, seal } = await lookedAt();
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query("ALTER TABLE evidence ADD CONSTRAINT nothing_sealed CHECK (sealed_key IS NULL) NOT VALID");
    await expect(seal()).rejects.toThrow();
    await owner.query("ALTER TABLE evidence DROP CONSTRAINT nothing_sealed");
    await owner.end();
    expect((await readBlob(storageKey)).equals(original)).toBe(true);
    await seal();
    expect((await rowOf(id)).sealedKey).not.toBeNull();
  });

  it("two workers at once leave one seal", async () => {
    const { id, original, seal } = await lookedAt();
    await Promise.allSettled([seal(), seal(), seal()]);
    await seal();
    expect((await opened(await readBlob((await rowOf(id)).sealedKey ?? ""))).equals(original)).toBe(true);
    expect((await custodyOf(id)).filter(({ action }) => action === "evidence.sealed")).toHaveLength(1);
  });

  it("bytes that are no longer those received are neither sealed nor removed", async () => {
    const { id, original, storageKey, seal } = await lookedAt();
    await putBlob(storageKey, [original.subarray(0, -1)]);
    await expect(seal()).rejects.toThrow("not those that were received");
    expect((await rowOf(id)).sealedKey).toBeNull();
    expect(await isThere(storageKey)).toBe(true);
  });

  it.each(["sealed_key = 'x'", "sealed_sha256 = 'x'", "sealed_key = NULL, sealed_sha256 = NULL"])(
    "is final, for the program and for the database's owner: %s (EVD-01)",
    async (change) => {
      const { seal } = await lookedAt();
      await seal();
      const sql = `UPDATE evidence SET ${change} WHERE sealed_key IS NOT NULL`;
      await expect(db.$executeRawUnsafe(sql)).rejects.toThrow();
      const owner = new pg.Client({ connectionString: ownerUrl });
      await owner.connect();
      await expect(owner.query(sql)).rejects.toMatchObject({ code: "23001" });
      await owner.end();
    },
  );
});

describe("handing out a sealed original", () => {
  it("gives staff the age file, with its own hash; the plain one is nowhere (T12)", async () => {
    const { id, reference, original, seal } = await lookedAt();
    await seal();
    const wanted = { reference, evidenceId: id, form: "original" } as const;
    const handed = await handOutEvidence(await staffForTest("reviewer"), wanted);
    if (!handed.ok) throw new Error(handed.reason);
    expect(handed.evidence).toMatchObject({ mime: "application/octet-stream", fileName: `${reference}-01.png.age` });
    const content = Buffer.concat(await handed.evidence.content.toArray());
    expect(createHash("sha256").update(content).digest("hex")).toBe(handed.evidence.sha256);
    expect((await opened(content)).equals(original)).toBe(true);
    expect((await custodyOf(id)).at(-1)).toMatchObject({
      action: "evidence.downloaded",
      data: { form: "sealed_original" },
    });
  });

  it("refuses a sealed file that was changed on the disk, and notes it", async () => {
    const { id, reference, seal } = await lookedAt();
    await seal();
    const { sealedKey } = await rowOf(id);
    await removeBlob(sealedKey ?? "");
    await putBlob(sealedKey ?? "", [Buffer.from("age-encryption.org/v1\nforged")]);
    const wanted = { reference, evidenceId: id, form: "original" } as const;
    expect(await handOutEvidence(await staffForTest("reviewer"), wanted)).toEqual({ ok: false, reason: "altered" });
    expect((await custodyOf(id)).at(-1)).toMatchObject({ data: { altered: true } });
  });
});
