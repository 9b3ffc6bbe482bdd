import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/access/roles";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db } from "@/lib/infra/db/client";
import { readBlob } from "@/lib/infra/storage/storage";
import { discardBlobsNow } from "./discard-blobs";
import { handOutEvidence } from "./hand-out-evidence";
import { type MaskChange, maskEvidence } from "./mask-evidence";
import { maskForGood } from "./mask-for-good";
import { openReading } from "./open-reading";
import { readPicture, unreadPicture } from "./testing/read-picture";
import { UNMASK_PURPOSES, unmaskEvidence } from "./unmask-evidence";

type File = { reference: string; evidenceId: string };
const PHONE = { left: 430, top: 455, width: 200, height: 22 };
const TITLE = { left: 60, top: 55, width: 200, height: 50 };
const TITLE_BOX = { x: 4, y: 4, width: 24, height: 8 };

async function contrast(picture: Buffer, part: typeof PHONE) {
  const { channels } = await sharp(await sharp(picture).extract(part).png().toBuffer()).stats();
  return channels[0]?.stdev ?? 0;
}

/** What somebody who may only look is shown. */
async function shownCopy(file: File): Promise<Buffer> {
  const handed = await handOutEvidence(await staffForTest("reviewer"), { ...file, form: "copy" });
  if (!handed.ok) throw new Error(handed.reason);
  return buffer(handed.evidence.content);
}

async function auditOf({ evidenceId }: File, action: string) {
  const rows = await db.$queryRaw<{ payload: string }[]>`
    SELECT payload FROM audit_entry WHERE payload::jsonb->'subject'->>'id' = ${evidenceId}
    AND payload::jsonb->>'action' = ${action} ORDER BY seq`;
  return rows.map((row) => JSON.parse(row.payload) as { actor: { id?: string }; data: Record<string, unknown> });
}

const rowOf = ({ evidenceId }: File) =>
  db.evidence.findUniqueOrThrow({
    where: { id: evidenceId },
    include: { masks: { where: { removedAt: null }, orderBy: { id: "asc" } }, maskedCopy: true, reading: true },
  });

async function change(file: File, change: MaskChange, role: Role = "case_officer") {
  const { maskedCopy } = await rowOf(file);
  return maskEvidence(await staffForTest(role), { ...file, version: maskedCopy?.version ?? 0, change });
}

let file: File & { caseId: string };
let last: { file: typeof file; entries: number } | null = null;
const entriesOf = ({ evidenceId }: File) => db.auditEntry.count({ where: { payload: { contains: evidenceId } } });
/** A new picture, unless the last test did nothing to its own: whatever is done to one, or seen of it, is on record. */
beforeEach(async () => {
  if (!last || (await entriesOf(last.file)) !== last.entries) {
    const made = await readPicture();
    last = { file: made, entries: await entriesOf(made) };
  }
  file = last.file;
});

describe("looking under the masks (N4, T5)", () => {
  it.each(UNMASK_PURPOSES)("shows the picture for the purpose %s, and the purpose is on record", async (purpose) => {
    const officer = await staffForTest("case_officer");
    const shown = await unmaskEvidence(officer, { ...file, purpose });
    if (!shown.ok) throw new Error(shown.reason);
    expect(await contrast(shown.picture, PHONE)).toBeGreaterThan(20);
    expect(shown.view.fields.map(({ value }) => value)).toContain("16413572468");
    expect(await auditOf(file, "evidence.unmasked")).toMatchObject([{ actor: { id: officer.id }, data: { purpose } }]);
  });

  it.each(["", "curious", "toString"])("shows nothing for the purpose “%s”", async (purpose) => {
    const shown = await unmaskEvidence(await staffForTest("supervisor"), { ...file, purpose });
    expect(shown).toEqual({ ok: false, reason: "no_purpose" });
    expect(await auditOf(file, "evidence.unmasked")).toEqual([]);
  });

  it.each(ROLES)("asks whether a %s may", async (role) => {
    const shown = await unmaskEvidence(await staffForTest(role), { ...file, purpose: "check_facts" });
    expect(shown.ok).toBe(["case_officer", "supervisor"].includes(role));
  });

  it("does not find a picture under another case's number", async () => {
    const other = await unreadPicture();
    const wanted = { evidenceId: file.evidenceId, reference: other.reference, purpose: "check_facts" };
    expect(await unmaskEvidence(await staffForTest("supervisor"), wanted)).toEqual({ ok: false, reason: "not_found" });
  });

  it("is needed for the values under them, too: the list of fields does not say what the picture hides", async () => {
    const opened = await openReading(await staffForTest("supervisor"), file);
    if (!opened.ok) throw new Error(opened.reason);
    const values = Object.fromEntries(opened.view.fields.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ orderNumber: "3302671984400517", phones: null });
    expect(JSON.stringify(opened.view)).not.toContain("16413572468");
    expect(await auditOf(file, "evidence.viewed")).toMatchObject([{ data: { form: "reading" } }]);
  });

  it("is needed for an original that is not sealed yet", async () => {
    const original = { ...file, form: "original" } as const;
    expect((await handOutEvidence(await staffForTest("reviewer"), original)).ok).toBe(false);
    const handed = await handOutEvidence(await staffForTest("case_officer"), original);
    expect(handed.ok).toBe(true);
    if (handed.ok) handed.evidence.content.destroy();
  });
});

describe("boxes by hand (G3)", () => {
  it("one more hides more at once, for a reviewer, too; the picture before it is thrown away", async () => {
    const before = await rowOf(file);
    expect(await contrast(await shownCopy(file), TITLE)).toBeGreaterThan(20);
    expect(await change(file, { act: "add", place: TITLE_BOX }, "reviewer")).toEqual({ ok: true });
    expect(await contrast(await shownCopy(file), TITLE)).toBeLessThan(3);
    const jobs = await db.$queryRaw<
      { data: { keys: string[] } }[]
    >`SELECT data FROM pgboss.job WHERE name = 'discard-blobs'`;
    const keys = [before.maskedCopy?.copyKey ?? "", before.maskedCopy?.thumbnailKey ?? ""];
    expect(jobs.map(({ data }) => data.keys)).toContainEqual(keys);
    await discardBlobsNow({ keys });
    await expect(readBlob(keys[0] ?? "")).rejects.toMatchObject({ code: "ENOENT" });
    expect((await auditOf(file, "evidence.masked")).at(-1)).toMatchObject({ data: { change: "add", kind: "hand" } });
  });

  it("one moved or taken away shows what it hid; the old row stays with who and when", async () => {
    const phone = (await rowOf(file)).masks.find(({ kind }) => kind === "phone");
    const moved = { act: "move", maskId: phone?.id ?? "", place: TITLE_BOX } as const;
    expect(await change(file, moved)).toEqual({ ok: true });
    const copy = await shownCopy(file);
    expect(await contrast(copy, PHONE)).toBeGreaterThan(20);
    expect(await contrast(copy, TITLE)).toBeLessThan(3);
    const again = (await rowOf(file)).masks.find(({ kind, staffId }) => kind === "phone" && staffId);
    expect(await change(file, { act: "remove", maskId: again?.id ?? "" })).toEqual({ ok: true });
    expect(await contrast(await shownCopy(file), TITLE)).toBeGreaterThan(20);
    const gone = await db.evidenceMask.findUniqueOrThrow({ where: { id: phone?.id ?? "" } });
    expect(gone).toMatchObject({ x: phone?.x, removedById: expect.any(String), removedAt: expect.any(Date) });
    const changes = (await auditOf(file, "evidence.masked")).map(({ data }) => data.change);
    expect(changes.slice(-2)).toEqual(["move", "remove"]);
  });

  it.each(["move", "remove", "looked_over"] as const)("a reviewer may not %s: that shows more", async (act) => {
    const maskId = (await rowOf(file)).masks[0]?.id ?? "";
    const changed = await change(file, { act, maskId, place: TITLE_BOX } as MaskChange, "reviewer");
    expect(changed).toEqual({ ok: false, reason: "not_permitted" });
  });

  it.each([
    { x: 120, y: 0, width: 10, height: 10 },
    { x: 10, y: 10, width: 0.01, height: 10 },
    { x: 10, y: 10, width: -5, height: 10 },
    { x: Number.NaN, y: 10, width: 5, height: 10 },
  ])("a box that lies nowhere is refused: %j", async (place) => {
    expect(await change(file, { act: "add", place })).toEqual({ ok: false, reason: "off_picture" });
  });

  it("a box that reaches over the edge is cut", async () => {
    await change(file, { act: "add", place: { x: -10, y: 95, width: 200, height: 50 } });
    expect((await rowOf(file)).masks.at(-1)).toMatchObject({ x: 0, y: 95, width: 100, height: 5 });
  });

  it("of two people at the same boxes the second is told", async () => {
    const { maskedCopy } = await rowOf(file);
    const staff = await staffForTest("case_officer");
    const add = { ...file, version: maskedCopy?.version ?? 0, change: { act: "add", place: TITLE_BOX } } as const;
    const results = await Promise.all([maskEvidence(staff, add), maskEvidence(staff, add)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed_meanwhile" });
    expect((await rowOf(file)).masks.filter(({ kind }) => kind === "hand")).toHaveLength(1);
  });

  it("a picture that nobody read stays veiled with a box on it, until somebody has looked it over", async () => {
    const unread = await unreadPicture();
    expect(await change(unread, { act: "add", place: TITLE_BOX }, "reviewer")).toEqual({ ok: true });
    expect((await sharp(await shownCopy(unread)).metadata()).width).toBe(240);
    expect(await change(unread, { act: "looked_over" })).toEqual({ ok: true });
    const copy = await shownCopy(unread);
    expect(await contrast(copy, TITLE)).toBeLessThan(3);
    expect(await contrast(copy, PHONE)).toBeGreaterThan(20);
  });
});

describe("masks for good (G3)", () => {
  const burn = async (role: Role = "supervisor", version = 1) =>
    maskForGood(await staffForTest(role), { ...file, version });

  it("destroy what they hide on the working copy, in the list of fields and in the writing; the original stays", async () => {
    const before = await rowOf(file);
    const original = await readBlob(before.storageKey);
    expect(await burn()).toEqual({ ok: true });
    const jobs = await db.$queryRaw<
      { data: { keys: string[] } }[]
    >`SELECT data FROM pgboss.job WHERE name = 'discard-blobs'`;
    for (const { data } of jobs) await discardBlobsNow(data);
    await expect(readBlob(before.workingCopyKey ?? "")).rejects.toMatchObject({ code: "ENOENT" });
    const shown = await unmaskEvidence(await staffForTest("supervisor"), { ...file, purpose: "check_facts" });
    if (!shown.ok) throw new Error(shown.reason);
    expect(await contrast(shown.picture, PHONE)).toBeLessThan(3);
    expect(await contrast(shown.picture, TITLE)).toBeGreaterThan(20);
    const after = await rowOf(file);
    expect(JSON.stringify(after.reading)).not.toMatch(/16413572468|李明|海棠路/);
    expect(JSON.stringify(after.reading)).toContain("3302671984400517");
    expect((await readBlob(after.storageKey)).equals(original)).toBe(true);
    expect(after.sha256).toBe(before.sha256);
    expect(after).toMatchObject({ picturePrint: null, pictureBands: [] });
    expect(await auditOf(file, "evidence.burnt")).toMatchObject([{ data: { masks: before.masks.length } }]);
  });

  it("are final: no box is changed any more, and no second time", async () => {
    await burn();
    expect(await change(file, { act: "add", place: TITLE_BOX })).toEqual({ ok: false, reason: "burnt" });
    expect(await burn("supervisor", 2)).toEqual({ ok: false, reason: "burnt" });
  });

  it("destroy only what was previewed", async () => {
    await change(file, { act: "add", place: TITLE_BOX });
    expect(await burn("supervisor", 1)).toEqual({ ok: false, reason: "changed_meanwhile" });
  });

  it("need a picture that was read", async () => {
    file = await unreadPicture();
    expect(await burn("supervisor", 0)).toEqual({ ok: false, reason: "not_read" });
  });

  it.each(ROLES.filter((role) => role !== "supervisor"))("are not for a %s", async (role) => {
    expect(await burn(role)).toEqual({ ok: false, reason: "not_permitted" });
  });
});
