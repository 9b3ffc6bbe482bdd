import { describe, expect, it } from "vitest";
import { bareCase } from "@/lib/evidence/testing/bare-case";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { UPLOAD_SLOT } from "@/lib/evidence/upload-slot";
import { hashToken, randomToken } from "@/lib/infra/crypto/tokens";
import { db, inTransaction } from "@/lib/infra/db/client";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import { readBlob } from "@/lib/infra/storage/storage";
import { isStored } from "@/lib/infra/testing/is-stored";
import { whileInsertsFail } from "@/lib/infra/testing/refuse-inserts";
import { addDraftFile } from "./add-draft-file";
import { attachDraftFiles } from "./attach-draft-files";
import { describeDraftFile } from "./describe-draft-file";
import { draftThumbnail } from "./draft-thumbnail";
import { moveDraftFile } from "./move-draft-file";
import { readDraft } from "./read-draft";
import { removeDraftFile } from "./remove-draft-file";

let seed = 0;

async function send(token: string, name = "a.png", bytes?: Buffer) {
  const content = [bytes ?? (await screenshot("png", seed++))];
  return addDraftFile({ token, address: "192.0.2.7", file: { name, content }, kind: "chat" });
}

async function draftWith(...names: string[]) {
  const token = randomToken();
  for (const name of names) expect(await send(token, name)).toMatchObject({ ok: true });
  return token;
}

const filesOf = async (token: string) => (await readDraft(token))?.files ?? [];
const namesIn = async (token: string) => (await filesOf(token)).map((file) => file.displayName);
const idOf = async (token: string, name: string) =>
  (await filesOf(token)).find((file) => file.displayName === name)?.id ?? "";

describe("the files of a report under way", () => {
  it("come in the order in which they were sent", async () => {
    expect(await namesIn(await draftWith("1.png", "2.png", "3.png"))).toEqual(["1.png", "2.png", "3.png"]);
  });

  it("stay when one in between cannot be taken (SEC-08)", async () => {
    const token = await draftWith("1.png");
    const page = Buffer.from("<!doctype html><script>alert(1)</script>");
    expect(await send(token, "2.png", page)).toEqual({ ok: false, reason: "web_page", displayName: "2.png" });
    expect(await send(token, "3.png")).toMatchObject({ ok: true });
    expect(await namesIn(token)).toEqual(["1.png", "3.png"]);
  });

  it("hold the same file once, also when it is sent twice at the same time", async () => {
    const token = await draftWith();
    const bytes = await screenshot("png", 250);
    const results = await Promise.all([send(token, "a.png", bytes), send(token, "b.png", bytes)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "already_here" });
    expect(await filesOf(token)).toHaveLength(1);
  });

  it("are twenty at most; the twenty-first is named and the twenty stay", async () => {
    const token = await draftWith(...Array.from({ length: UPLOAD_SLOT.files - 1 }, (_, at) => `${at}.png`));
    const results = await Promise.all([send(token, "x.png"), send(token, "y.png")]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "too_many_files" });
    expect(await send(token, "z.png")).toEqual({ ok: false, reason: "too_many_files", displayName: "z.png" });
    expect(await filesOf(token)).toHaveLength(UPLOAD_SLOT.files);
  });

  it("are taken from one network up to two gigabytes an hour, and what comes then leaves nothing behind", async () => {
    const token = await draftWith();
    const bytes = await screenshot("png", 241);
    const address = "198.51.100.9";
    const file = { token, address, file: { name: "a.png", content: [bytes] }, kind: "chat" } as const;
    const hour = { limit: 2_000_000, windowSeconds: 3_600 };
    await takeTicket("upload-kilobytes", address, { ...hour, cost: 2_000_000 });
    expect(await addDraftFile(file)).toEqual({ ok: false, reason: "too_many_uploads", displayName: "a.png" });
    expect(await isStored(bytes)).toBe(false);
    expect(await addDraftFile({ ...file, address: "198.51.100.10" })).toMatchObject({ ok: true });
  });

  it("let the week of the report begin anew, as every answer does", async () => {
    const token = await draftWith("1.png");
    const tokenHash = Uint8Array.from(hashToken(token));
    const soon = new Date(Date.now() + 3_600_000);
    await db.draft.update({ where: { tokenHash }, data: { expiresAt: soon } });
    expect(await send(token, "2.png")).toMatchObject({ ok: true });
    const { expiresAt } = await db.draft.findUniqueOrThrow({ where: { tokenHash } });
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  });

  it("leaves no bytes behind when its row cannot be written", async () => {
    const token = await draftWith();
    const bytes = await screenshot("png", 240);
    await whileInsertsFail("draft_file", () => expect(send(token, "a.png", bytes)).rejects.toThrow());
    expect(await isStored(bytes)).toBe(false);
    expect(await send(token, "a.png", bytes)).toMatchObject({ ok: true });
    expect(await isStored(bytes)).toBe(true);
  });

  it("can be moved, but not past either end", async () => {
    const token = await draftWith("1.png", "2.png", "3.png");
    await moveDraftFile(token, await idOf(token, "3.png"), "up");
    expect(await namesIn(token)).toEqual(["1.png", "3.png", "2.png"]);
    await moveDraftFile(token, await idOf(token, "1.png"), "up");
    await moveDraftFile(token, await idOf(token, "2.png"), "down");
    expect(await namesIn(token)).toEqual(["1.png", "3.png", "2.png"]);
    await moveDraftFile(token, await idOf(token, "1.png"), "down");
    expect(await namesIn(token)).toEqual(["3.png", "1.png", "2.png"]);
  });

  it("go with their bytes when they are removed, and can be sent again", async () => {
    const token = await draftWith("1.png");
    const row = await db.draftFile.findFirstOrThrow({ where: { id: await idOf(token, "1.png") } });
    await removeDraftFile(token, row.id);
    await removeDraftFile(token, row.id);
    await expect(readBlob(row.storageKey)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await filesOf(token)).toEqual([]);
  });

  it("A7 keep what was said about them: what it shows, when and where it was taken", async () => {
    const token = await draftWith("1.png");
    const id = await idOf(token, "1.png");
    const typed = { kind: "order", capturedOn: "2026年11月1日", capturedWhere: " 淘宝订单页 " };
    expect(await describeDraftFile(token, id, typed)).toEqual({ ok: true });
    const kept = { kind: "order", capturedOn: "2026-11-01", capturedWhere: "淘宝订单页" };
    expect(await filesOf(token)).toMatchObject([kept]);
    const wrong = { kind: "spell", capturedOn: "2026-02-30", capturedWhere: "淘宝\u202e订单" };
    expect(await describeDraftFile(token, id, wrong)).toMatchObject({
      problems: [{ reason: "unknown_choice" }, { reason: "not_a_date" }, { reason: "forbidden_characters" }],
    });
    expect(await filesOf(token)).toMatchObject([kept]);
  });

  it("are nobody else's: another browser sees, moves, describes and removes nothing", async () => {
    const token = await draftWith("1.png", "2.png");
    const id = await idOf(token, "1.png");
    const stranger = await draftWith("other.png");
    await moveDraftFile(stranger, id, "down");
    await removeDraftFile(stranger, id);
    await describeDraftFile(stranger, id, { kind: "payment", capturedOn: "", capturedWhere: "" });
    expect(await draftThumbnail(stranger, id)).toBeNull();
    expect(await draftThumbnail(token, id)).not.toBeNull();
    expect(await draftThumbnail(token, "../../secrets")).toBeNull();
    expect(await filesOf(token)).toMatchObject([{ displayName: "1.png", kind: "chat" }, { displayName: "2.png" }]);
  });
});

describe("once the report is sent", () => {
  it("its files are evidence in the reporter's order, and forgetting the draft cannot touch them", async () => {
    const token = await draftWith("1.png", "2.png");
    await moveDraftFile(token, await idOf(token, "2.png"), "up");
    const files = await filesOf(token);
    const { id: caseId } = await bareCase();
    const draftId = (await readDraft(token))?.id ?? "";
    const attached = await inTransaction(async (tx) => {
      await tx.draft.update({ where: { id: draftId }, data: { submittedCaseId: caseId } });
      return attachDraftFiles(tx, { draftId, caseId, at: new Date() });
    });
    expect(attached.map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256));
    expect(await db.draftFile.count({ where: { draftId } })).toBe(0);
    await db.draft.delete({ where: { id: draftId } });
    const rows = await db.evidence.findMany({ where: { caseId } });
    for (const row of rows) expect((await readBlob(row.storageKey)).length).toBe(row.bytes);
  });

  it("no more files are taken, and none is moved or removed", async () => {
    const token = await draftWith("1.png");
    const id = await idOf(token, "1.png");
    await db.draft.updateMany({
      where: { files: { some: { id } } },
      data: { submittedCaseId: "00000000-0000-7000-8000-000000000000" },
    });
    expect(await send(token, "late.png")).toEqual({ ok: false, reason: "submitted", displayName: "late.png" });
    await removeDraftFile(token, id);
    expect(await db.draftFile.count({ where: { id } })).toBe(1);
  });
});
