import { describe, expect, it } from "vitest";
import { randomToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { answerAge } from "@/lib/reports/answer-age";
import { discardDraft } from "@/lib/reports/discard-draft";
import { guardianSchema } from "@/lib/reports/guardian";
import { guardianAgreed } from "@/lib/reports/guardian-agreed";
import { missingBefore } from "@/lib/reports/journey";
import { readDraft } from "@/lib/reports/read-draft";
import { readStep } from "@/lib/reports/read-step";
import { saveAnswers } from "@/lib/reports/save-answers";
import { submitReport } from "@/lib/reports/submit-report";
import { answerDraft } from "@/lib/reports/testing/answered-draft";

const answersOf = async (token: string) => (await readDraft(token))?.answers ?? {};
const submit = (token: string) => submitReport({ token, locale: "zh", address: "192.0.2.14", puzzle: "" });

describe("PRV-08 T15 somebody under 14", () => {
  it("PRV-08 has no contact in the draft until a guardian agrees, also one that was left before", async () => {
    const token = await answerDraft();
    expect(await answersOf(token)).toHaveProperty("contact");
    await answerAge(token, true);
    const answers = await answersOf(token);
    expect(answers).not.toHaveProperty("contact");
    expect(answers.guardian).toEqual({ agreed: false });
    expect(answers.seen).toBeDefined();
  });

  it("PRV-08 sends nothing before that, even with a contact that came in another way", async () => {
    const token = await answerDraft();
    await answerAge(token, true);
    await saveAnswers(token, "contact", { contactKind: "email", contact: "child@example.com", updates: false });
    expect(missingBefore(await answersOf(token), "check")).toBe("contact");
    expect(await submit(token)).toEqual({ ok: false, reason: "incomplete" });
  });

  it("PRV-08 keeps of the consent no more than that it was given", async () => {
    const token = await answerDraft();
    await answerAge(token, true);
    await saveAnswers(token, "guardian", { agreed: true });
    await saveAnswers(token, "contact", { contactKind: "none", contact: "", updates: false });
    const sent = await submit(token);
    if (!sent.ok) throw new Error(sent.reason);
    const { reference } = sent.receipt.receipt;
    const row = await db.submission.findFirstOrThrow({ where: { case: { reference } } });
    expect(row.facts).toMatchObject({ guardianAgreed: true });
    expect(JSON.stringify(row.facts)).not.toMatch(/relation|parent/);
    expect(row.sealedContact).toBeNull();
    expect(await guardianAgreed(row.caseId)).toBe(true);
  });

  it("PRV-08 a tick by mistake is taken back, a guardian's word is not", async () => {
    const token = await answerDraft();
    await answerAge(token, true);
    await answerAge(token, false);
    expect(await answersOf(token)).not.toHaveProperty("guardian");
    await saveAnswers(token, "guardian", { agreed: true });
    await answerAge(token, true);
    expect((await answersOf(token)).guardian).toEqual({ agreed: true });
  });

  it("PRV-08 without a guardian nothing of the draft is left", async () => {
    const token = await answerDraft();
    await answerAge(token, true);
    await discardDraft(token);
    expect(await readDraft(token)).toBeNull();
    await discardDraft(token);
    await discardDraft(randomToken());
  });

  it("PRV-08 a report that was sent is not discarded", async () => {
    const token = await answerDraft();
    expect(await submit(token)).toMatchObject({ ok: true });
    await discardDraft(token);
    expect(await readDraft(token)).toMatchObject({ submitted: true });
  });

  it("PRV-08 everybody else's report says nothing of age", async () => {
    const sent = await submit(await answerDraft());
    if (!sent.ok) throw new Error(sent.reason);
    const row = await db.submission.findFirstOrThrow({
      where: { case: { reference: sent.receipt.receipt.reference } },
    });
    expect(row.facts).not.toHaveProperty("guardianAgreed");
    expect(await guardianAgreed(row.caseId)).toBe(false);
  });

  it.each([
    [{ relation: "", agrees: ["yes"] }, ["relation"]],
    [{ relation: "parent", agrees: [] }, ["agrees"]],
    [{ relation: "sister", agrees: ["no"] }, ["relation", "agrees"]],
  ])("PRV-08 %j is no consent", (typed, expected) => {
    const read = readStep(guardianSchema, typed);
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(expected);
  });
});
