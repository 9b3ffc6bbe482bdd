import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { translatorFor } from "@/lib/i18n/translator";
import { readStep } from "@/lib/reports/read-step";
import { contactSchema, logisticsSchema, seenSchema, whatSchema, whereSchema, wishSchema } from "@/lib/reports/schema";
import { problemWords } from "./words";

const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, ""]));

const STEPS: Record<string, { schema: z.ZodType<unknown>; blank: Record<string, unknown> }> = {
  what: { schema: whatSchema, blank: texts("kind") },
  where: { schema: whereSchema, blank: texts("platform", "shopName", "link", "product", "happenedOn") },
  seen: {
    schema: seenSchema("cashback_card"),
    blank: {
      ...texts("story", "reviewText", "reviewerNames", "offerAmount", "contacts", "orderNumber"),
      ...{ demands: [], offers: [] },
    },
  },
  logistics: {
    schema: logisticsSchema,
    blank: {
      ...texts("courier", "waybills", "orderedAt", "collectedAt", "signedAt", "reviewedAt"),
      oddities: [],
    },
  },
  wish: { schema: wishSchema, blank: texts("wish", "demand") },
  contact: { schema: contactSchema, blank: { ...texts("contactKind", "email", "phone"), updates: [] } },
};

const BOGUS: unknown[] = [
  "bogus",
  "",
  "a\u0000b",
  "\uFFFD",
  "\u200B",
  "25:99",
  "2026-02-30 25:99",
  "字".repeat(10_000),
  Array.from({ length: 30 }, (_, at) => `10000000000${at}`).join(" "),
  ["bogus"],
  ["constructor", "__proto__"],
  undefined,
  null,
  7,
];

const CASES = Object.entries(STEPS).flatMap(([step, { blank }]) =>
  Object.keys(blank).map((field) => ({ step, field })),
);

describe("every problem that a form can have ends in a sentence (UX-02)", () => {
  test.each(CASES)("$step: $field", ({ step, field }) => {
    const asked = STEPS[step];
    for (const value of BOGUS) {
      const read = readStep(asked?.schema ?? whatSchema, { ...asked?.blank, [field]: value });
      for (const problem of read.ok ? [] : read.problems) {
        for (const locale of ["zh", "en"] as const) {
          const words = problemWords(translatorFor(locale), step, problem);
          expect(words, `${field}: ${JSON.stringify(value)}`).toMatch(/^(?!.*([{}]|undefined|“”)).{4,}$/);
        }
      }
    }
  });

  test("a choice of another name is refused, not taken", () => {
    const typed = { ...STEPS.contact?.blank, contactKind: "none", updates: ["bogus"] };
    const read = readStep(contactSchema, typed);
    const words = read.ok ? [] : read.problems.map((problem) => problemWords(translatorFor("zh"), "contact", problem));
    expect(words).toEqual(["“进展通知”请从列出的选项里选"]);
  });
});
