import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { db, inTransaction } from "@/lib/infra/db/client";
import { readBlob } from "@/lib/infra/storage/storage";
import { discardBlobsNow } from "./discard-blobs";
import { finishReadings } from "./finish-readings";
import { defaultPicture } from "./masking/default-picture";
import { readEvidenceNow } from "./read-evidence";
import { proposedFields } from "./read-proposal";
import { KNOWN_NAMES, orderPage, unreadPicture } from "./testing/read-picture";

const jobsOf = (name: string, evidenceId: string) =>
  db.$queryRaw<object[]>`SELECT id FROM pgboss.job WHERE name = ${name} AND data->>'evidenceId' = ${evidenceId}`;

const rowOf = (id: string) =>
  db.evidence.findUniqueOrThrow({ where: { id }, include: { reading: true, masks: true, maskedCopy: true } });

/** The mean brightness, 0 to 255, and how much it varies, of a part of a stored picture. */
async function look(key: string, part: { left: number; top: number; width: number; height: number }) {
  const { channels } = await sharp(
    await sharp(await readBlob(key))
      .extract(part)
      .png()
      .toBuffer(),
  ).stats();
  const [{ mean, stdev } = { mean: 0, stdev: 0 }] = channels;
  return { mean, stdev };
}

const PHONE = { left: 430, top: 455, width: 200, height: 22 };
const REVIEW = { left: 60, top: 690, width: 400, height: 40 };

let read: Awaited<ReturnType<typeof unreadPicture>>;
beforeAll(async () => {
  read = await unreadPicture();
  await readEvidenceNow(read, KNOWN_NAMES);
});

describe("reading a picture as a job (N1)", () => {
  it("is asked for once the working copy is there", async () => {
    expect(await jobsOf("read-evidence", read.evidenceId)).toHaveLength(1);
  });

  it("keeps what was read as a proposal with its places, and nothing of it as said", async () => {
    const { reading, ...row } = await rowOf(read.evidenceId);
    expect(reading).toMatchObject({ engine: "pp-ocrv4", failure: null });
    expect(reading?.tookMs).toBeGreaterThan(0);
    const fields = proposedFields(reading?.fields);
    expect(fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "orderNumber", value: "3302671984400517" }),
        expect.objectContaining({ name: "waybills", value: "78231549900231" }),
      ]),
    );
    for (const { places } of fields)
      for (const { x, y, width, height } of places) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(100.01);
      }
    expect(await db.confirmedField.count({ where: { evidenceId: row.id } })).toBe(0);
    expect((await db.case.findUniqueOrThrow({ where: { id: read.caseId } })).searchText).not.toContain(
      "3302671984400517",
    );
  });

  it("hides phone, name and address, and leaves the order and the review", async () => {
    const { masks, maskedCopy, workingCopyKey } = await rowOf(read.evidenceId);
    expect(new Set(masks.map(({ kind }) => kind))).toEqual(new Set(["phone", "name", "address"]));
    const hidden = await look(maskedCopy?.copyKey ?? "", PHONE);
    expect(hidden.stdev).toBeLessThan(3);
    expect(hidden.mean).toBeLessThan(60);
    expect((await look(workingCopyKey ?? "", PHONE)).stdev).toBeGreaterThan(20);
    expect((await look(maskedCopy?.copyKey ?? "", REVIEW)).stdev).toBeGreaterThan(20);
  });

  it("run again, also at the same time, leaves one reading and one set of masks", async () => {
    const picture = await sharp(await orderPage())
      .flatten()
      .modulate({ brightness: 0.98 })
      .png()
      .toBuffer();
    const file = await unreadPicture({ picture });
    await Promise.all([readEvidenceNow(file, KNOWN_NAMES), readEvidenceNow(file, KNOWN_NAMES)]);
    const before = await rowOf(file.evidenceId);
    await readEvidenceNow(file, KNOWN_NAMES);
    const after = await rowOf(file.evidenceId);
    expect(after.masks).toHaveLength(before.masks.length);
    expect(after.maskedCopy).toEqual(before.maskedCopy);
    expect(after.maskedCopy?.version).toBe(1);
  });

  it("is on the record of the file, without a word of what was read", async () => {
    const rows = await db.$queryRaw<{ payload: string }[]>`
      SELECT payload FROM audit_entry WHERE payload::jsonb->'subject'->>'id' = ${read.evidenceId} ORDER BY seq`;
    const actions = rows.map(({ payload }) => (JSON.parse(payload) as { action: string }).action);
    expect(actions.slice(-2)).toEqual(["evidence.read_by_machine", "evidence.masked"]);
    expect(rows.map(({ payload }) => payload).join()).not.toMatch(/16413572468|3302671984400517|李明/);
  });

  it("never changes the working copy or the original", async () => {
    const { workingCopyKey, storageKey } = await rowOf(read.evidenceId);
    expect((await sharp(await readBlob(workingCopyKey ?? "")).metadata()).width).toBe(1080);
    expect((await readBlob(storageKey)).equals(await orderPage())).toBe(true);
  });
});

describe("a picture that was not read", () => {
  it("is veiled: nothing can be read on it", async () => {
    const { evidenceId } = await unreadPicture();
    const row = await rowOf(evidenceId);
    for (const form of ["copy", "thumbnail"] as const) {
      const shown = await defaultPicture(row, form);
      expect(shown?.shown).toBe("veiled");
      const bytes = Buffer.concat((await shown?.open().toArray()) ?? []);
      const { width, height } = await sharp(bytes).metadata();
      expect(width).toBe(240);
      expect(height).toBeLessThanOrEqual(320);
      const { data } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
      const steps = [...data.subarray(1)].map((value, at) => Math.abs(value - (data[at] ?? 0)));
      expect(steps.filter((step, at) => step > 40 && (at + 1) % 240 !== 0)).toEqual([]);
    }
  });

  it("is taken up again later, unless it is read by then", async () => {
    const { evidenceId } = await unreadPicture();
    const later = new Date(Date.now() + 3_600_000);
    await finishReadings(later);
    expect(await jobsOf("read-evidence", evidenceId)).toHaveLength(2);
    await finishReadings();
    expect(await jobsOf("read-evidence", evidenceId)).toHaveLength(2);
  });

  it("that cannot be read says so by name, stays veiled, and is read once it can be", async () => {
    const { evidenceId } = await unreadPicture();
    const failed = {
      evidenceId,
      engine: "pp-ocrv4",
      engineVersion: "1",
      failure: "no_runtime",
      tookMs: 0,
      readAt: new Date(),
    };
    await inTransaction((tx) => tx.evidenceReading.create({ data: failed }));
    expect((await defaultPicture(await rowOf(evidenceId), "copy"))?.shown).toBe("veiled");
    await readEvidenceNow({ evidenceId }, KNOWN_NAMES);
    expect((await rowOf(evidenceId)).reading?.failure).toBeNull();
    expect((await defaultPicture(await rowOf(evidenceId), "copy"))?.shown).toBe("masked");
  });
});

describe("bytes that were replaced", () => {
  it("go, but never while a row refers to them", async () => {
    const { workingCopyKey, thumbnailKey, storageKey, maskedCopy } = await rowOf(read.evidenceId);
    const keys = [workingCopyKey, thumbnailKey, storageKey, maskedCopy?.copyKey].map((key) => key ?? "");
    await discardBlobsNow({ keys });
    for (const key of keys) expect((await readBlob(key)).length).toBeGreaterThan(0);
  });
});
