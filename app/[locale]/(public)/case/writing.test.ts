import { describe, expect, test } from "vitest";
import { hiddenIn } from "@/app/_server/staff-post.fixture";
import { postAsReporter } from "@/app/_server/testing/reporter-post";
import { openVisit } from "@/app/_server/visit";
import { LOCALES } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { LONGEST_MESSAGE } from "@/lib/reports/message-schema";
import { fileCase } from "@/lib/reports/testing/filed-case";
import * as contest from "./contest/route";
import * as messages from "./messages/route";
import { readReasons } from "./reasons";

const t = translatorFor("zh");
const WORDS = "请告诉我还要补什么材料。";

describe("a message of a reporter", () => {
  test.each([
    ["without its key", {}],
    ["with an empty key", { once: "" }],
    ["with a key that no page of ours made", { once: "a\u0000b'; --" }],
  ])("B2 %s is not sent, and comes back with a fresh key that one more press sends", async (_, sent) => {
    const { caseId } = await fileCase();
    const { status, page } = await postAsReporter(caseId, messages, { body: WORDS, ...sent });
    expect(status).toBe(400);
    expect(page).toContain(t("case.problems.without_key"));
    expect(page).toContain(`>${WORDS}</textarea>`);
    expect(await db.message.count({ where: { caseId } })).toBe(0);
    const { once = "" } = hiddenIn(page);
    expect(await postAsReporter(caseId, messages, { body: WORDS, once })).toMatchObject({ status: 303 });
    expect(await db.message.count({ where: { caseId } })).toBe(1);
  });
});

describe("reasons that are given once", () => {
  const visit = openVisit(new Request("http://localhost:3000/zh/case/contest"), "zh");

  test("B7 too long, they come back with by how much, and nobody is told to send them in parts", async () => {
    const { caseId } = await fileCase();
    const reasons = "评".repeat(10_000);
    const { status, page } = await postAsReporter(caseId, contest, { track: "report", reasons });
    const values = { count: 10_000, max: LONGEST_MESSAGE, over: 8_000 };
    expect(status).toBe(422);
    expect(page).toContain(t("case.problems.too_long_once", values));
    expect(page).not.toContain("分成几条");
    expect(page).toContain(`>${reasons}</textarea>`);
  });

  test.each([
    ["", "missing"],
    ["\u200b \u3000", "missing"],
    ["a\u0000b", "forbidden_characters"],
    ["invoice\u202egpj.exe", "forbidden_characters"],
    ["a\ud83d", "forbidden_characters"],
    ["\ufffd", "forbidden_characters"],
  ])("B7 %j gets its sentence", (typed, reason) => {
    expect(readReasons(visit, typed)).toEqual({ ok: false, error: t(`case.problems.${reason}`) });
  });

  test.each([
    "👍🏽👨‍👩‍👧",
    "<script>alert(1)</script>",
    "'; DROP TABLE contest; --",
    "第一行\n第二行",
    "评".repeat(LONGEST_MESSAGE),
  ])("B7 %j is taken as the words it is", (reasons) => {
    expect(readReasons(visit, ` ${reasons} `)).toEqual({ ok: true, reasons });
  });
});

test("B2 B7 whatever can be wrong with words or with a file's description has its sentence, in both languages", () => {
  const reasons = {
    "case.problems": ["missing", "too_long", "too_long_once", "forbidden_characters", "without_key"],
    "case.evidence.problems": ["not_a_date", "in_the_future", "too_long", "forbidden_characters", "unknown_choice"],
  };
  const keys = Object.entries(reasons).flatMap(([place, each]) => each.map((reason) => `${place}.${reason}`));
  for (const locale of LOCALES) expect(keys.filter((key) => !translatorFor(locale).has(key))).toEqual([]);
});
