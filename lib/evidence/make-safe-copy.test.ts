import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { db, inTransaction } from "@/lib/infra/db/client";
import { putBlob, readBlob, withBlobFile } from "@/lib/infra/storage/storage";
import { attachEvidence, type FileForCase } from "./attach-evidence";
import { makeSafeCopyNow } from "./make-safe-copy";
import { evidenceOfCase } from "./queries";
import { bareCase } from "./testing/bare-case";
import { pdf, photoWithPlace, screenshot } from "./testing/hostile-files";
import { takenFile } from "./testing/taken-file";

async function evidenceFrom(...files: FileForCase[]) {
  const { id: caseId } = await bareCase();
  await inTransaction((tx) => attachEvidence(tx, { caseId, files, source: "reporter", at: new Date() }));
  const rows = await db.evidence.findMany({ where: { caseId }, orderBy: { position: "asc" } });
  return { caseId, rows };
}

async function copyOf(id: string | undefined) {
  await makeSafeCopyNow({ evidenceId: id ?? "" });
  return db.evidence.findUniqueOrThrow({ where: { id: id ?? "" } });
}

describe("the working copy", () => {
  it("holds none of the photo's notes, stands upright, and leaves the original alone (PRV-07, EVD-01)", async () => {
    const photo = await photoWithPlace();
    const { rows } = await evidenceFrom(await takenFile(photo));
    const row = await copyOf(rows[0]?.id);
    expect(row).toMatchObject({ copyVerdict: "ready", hasLocation: true });
    const copy = await withBlobFile(row.workingCopyKey ?? "", (path) => sharp(path).metadata());
    expect(copy).toMatchObject({ format: "webp", width: 480, height: 640 });
    expect([copy.exif, copy.xmp, copy.iptc, copy.icc, copy.orientation]).toEqual(Array(5).fill(undefined));
    expect((await readBlob(row.workingCopyKey ?? "")).includes("CANARY")).toBe(false);
    expect((await readBlob(row.storageKey)).equals(photo)).toBe(true);
  });

  it.each([
    ["a large photo", 4_000, 3_000, 2_400, 1_800],
    ["a small picture", 300, 200, 300, 200],
    ["a screenshot scrolled over many screens", 1_080, 12_000, 1_080, 12_000],
    ["one that is too long even so", 1_440, 20_000, 1_152, 16_000],
  ])("%s of %d × %d is drawn at %d × %d", async (_, width, height, toWidth, toHeight) => {
    const picture = sharp({ create: { width, height, channels: 3, background: "#345" } });
    const { rows } = await evidenceFrom(await takenFile(await picture.png().toBuffer()));
    const row = await copyOf(rows[0]?.id);
    const copy = await withBlobFile(row.workingCopyKey ?? "", (path) => sharp(path).metadata());
    expect([copy.width, copy.height]).toEqual([toWidth, toHeight]);
  });

  it("of a PDF without a page there is none, and the row says why", async () => {
    const { rows, caseId } = await evidenceFrom(await takenFile(pdf()));
    expect(await copyOf(rows[0]?.id)).toMatchObject({ copyVerdict: "cannot_preview", copyReason: "broken" });
    expect(await evidenceOfCase(caseId)).toMatchObject([{ copy: "cannot_preview", hasThumbnail: false }]);
  });

  it("of a picture that no longer decodes there is none; the original is kept", async () => {
    const { rows } = await evidenceFrom(await takenFile(await screenshot()));
    await putBlob(rows[0]?.storageKey ?? "", [Buffer.from("disk fault")]);
    const row = await copyOf(rows[0]?.id);
    expect(row).toMatchObject({ copyVerdict: "cannot_preview", copyReason: "broken", workingCopyKey: null });
  });

  it("is made once, however often the job runs, also at the same time", async () => {
    const { rows } = await evidenceFrom(await takenFile(await screenshot()));
    const id = rows[0]?.id;
    const [one, other] = await Promise.all([copyOf(id), copyOf(id)]);
    expect(one.workingCopyKey).toBe(other.workingCopyKey);
    expect((await copyOf(id)).workingCopyKey).toBe(one.workingCopyKey);
    expect((await readBlob(one.workingCopyKey ?? "")).length).toBeGreaterThan(0);
  });

  it("of a file that is not there is not made", async () => {
    await makeSafeCopyNow({ evidenceId: "00000000-0000-7000-8000-000000000000" });
  });
});

describe("attaching files to a case", () => {
  it("keeps their order, goes on counting, and has a copy made of each", async () => {
    const files = [await takenFile(await screenshot("png", 1)), await takenFile(await screenshot("png", 2))];
    const { caseId, rows } = await evidenceFrom(...files);
    expect(rows.map((row) => [row.position, row.sha256, row.copyVerdict])).toEqual([
      [1, files[0]?.sha256, null],
      [2, files[1]?.sha256, null],
    ]);
    const third = await takenFile(await screenshot("png", 3));
    const attached = await inTransaction((tx) =>
      attachEvidence(tx, { caseId, files: [third], source: "staff", at: new Date() }),
    );
    expect(attached).toMatchObject([{ position: 3, sha256: third.sha256 }]);
    const jobs =
      await db.$queryRaw`SELECT data FROM pgboss.job WHERE name = 'make-safe-copy' AND data->>'evidenceId' = ${rows[0]?.id}`;
    expect(jobs).toHaveLength(1);
  });

  it("leaves out what the case has already", async () => {
    const file = await takenFile(await screenshot());
    const { caseId } = await evidenceFrom(file);
    const again = await takenFile(await screenshot());
    const attach = { caseId, files: [again], source: "reporter", at: new Date() } as const;
    expect(await inTransaction((tx) => attachEvidence(tx, attach))).toEqual([]);
    expect(await evidenceOfCase(caseId)).toHaveLength(1);
  });
});
