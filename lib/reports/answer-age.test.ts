import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { answerAge } from "@/lib/reports/answer-age";
import { readDraft } from "@/lib/reports/read-draft";
import { saveAnswers } from "@/lib/reports/save-answers";

const CONTACT = { contactKind: "email", contact: "child@example.cn", updates: true } as const;

describe("PRV-08 somebody who says to be under 14", () => {
  it("PRV-08 leaves no contact behind, whichever of two tabs is quicker", async () => {
    for (const first of ["contact", "age"] as const) {
      const token = randomUUID();
      const both = [() => saveAnswers(token, "contact", CONTACT), () => answerAge(token, true)];
      for (const step of first === "contact" ? both : both.toReversed()) await step();
      expect((await readDraft(token))?.answers).toEqual({ guardian: { agreed: false } });
    }
  });

  it("PRV-08 may leave one where they had ticked it by mistake", async () => {
    const token = randomUUID();
    await answerAge(token, true);
    await answerAge(token, false);
    await saveAnswers(token, "contact", CONTACT);
    expect((await readDraft(token))?.answers).toEqual({ contact: CONTACT });
  });
});
