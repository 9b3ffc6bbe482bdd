import { describe, expect, it } from "vitest";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { KNOWN_NAMES, orderPage } from "@/lib/evidence/testing/read-picture";
import { randomToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { addDraftFile } from "./add-draft-file";
import { confirmProposals } from "./confirm-proposals";
import { listProposals } from "./list-proposals";
import { readDraft } from "./read-draft";
import { readDraftFileNow } from "./read-draft-file";
import { removeDraftFile } from "./remove-draft-file";
import { saveAnswers } from "./save-answers";
import { ANSWERS } from "./testing/answered-draft";

const ORDER = "3302671984400517";
let seed = 400;

async function draftWith(picture: Buffer, read = true): Promise<{ token: string; fileId: string }> {
  const token = randomToken();
  await saveAnswers(token, "what", ANSWERS.what);
  const file = { name: "a.png", content: [picture] };
  await addDraftFile({ token, address: "192.0.2.7", file, kind: "order", read });
  return { token, fileId: (await readDraft(token))?.files[0]?.id ?? "" };
}

async function listed(token: string, at?: Date) {
  const answers = (await readDraft(token))?.answers ?? {};
  return listProposals({ token, answers, ...(at ? { at } : {}) });
}

describe("a picture is read while its sender is at the form (N1, D6)", () => {
  it("is proposed, counts as said when it was confirmed, and is then asked about no more", async () => {
    const { token, fileId } = await draftWith(await orderPage());
    const stranger = (await draftWith(await screenshot("png", seed++), false)).token;
    expect(await listed(token)).toMatchObject({ waiting: true, proposals: [] });
    for (let n = 0; n < 2; n++) await readDraftFileNow({ fileId }, KNOWN_NAMES);
    const { waiting, files, proposals } = await listed(token);
    expect({ waiting, files }).toEqual({ waiting: false, files: [fileId] });
    expect(proposals.map(({ field, value }) => `${field}=${value}`)).toContain(`orderNumber=${ORDER}`);
    expect(JSON.stringify(proposals), "a phone number may be the sender's own").not.toContain("16413572468");
    const row = await db.draftReading.findUniqueOrThrow({ where: { draftFileId: fileId } });
    expect(Buffer.from(row.sealedProposals ?? []).includes(ORDER), "it lies closed in the database").toBe(false);
    expect((await readDraft(token))?.answers).toEqual({ what: ANSWERS.what });

    const right = proposals.filter(({ field }) => field === "orderNumber").map(({ id }) => id);
    expect(await confirmProposals({ token: stranger, files, right })).toBe(0);
    expect((await listed(token)).proposals).toEqual(proposals);
    expect(await confirmProposals({ token, files, right })).toBe(1);
    expect((await readDraft(token))?.answers.filled).toEqual({ seen: { orderNumber: ORDER } });
    expect(await listed(token)).toEqual({ waiting: false, files: [], proposals: [] });
    expect(await confirmProposals({ token, files, right })).toBe(0);
  });

  it("is not waited for where no reader comes, and goes with its file", async () => {
    const { token, fileId } = await draftWith(await screenshot("png", seed++));
    expect((await listed(token, new Date(Date.now() + 60_000))).waiting).toBe(false);
    await removeDraftFile(token, fileId);
    await readDraftFileNow({ fileId }, KNOWN_NAMES);
    expect(await db.draftReading.count({ where: { draftFileId: fileId } })).toBe(0);
  });

  it("is left to staff where the form came without script", async () => {
    const { token } = await draftWith(await screenshot("png", seed++), false);
    expect(await listed(token)).toMatchObject({ waiting: false, files: [] });
  });
});
