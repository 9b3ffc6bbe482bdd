import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { BEHAVIOUR_KIND_NAMES, hasBranch } from "./behaviour";
import { dataRequestSchema } from "./data-request-schema";
import { fileSchema, PLACE_LIMIT } from "./file-schema";
import { contestSchema, LONGEST_MESSAGE, messageSchema } from "./message-schema";
import { readStep } from "./read-step";
import { contactSchema, LIMITS, logisticsSchema, seenSchema, whatSchema, whereSchema, wishSchema } from "./schema";
import { LONGEST_SURVEY_LINE } from "./survey";
import { surveySchema } from "./survey-schema";
import { cleaned } from "./text-schema";

type Step = { schema: z.ZodType<unknown>; good: Record<string, unknown> };

const STEPS: Record<string, Step> = {
  where: {
    schema: whereSchema,
    good: { platform: "淘宝", shopName: "好味零食铺", link: "", product: "坚果礼盒", happenedOn: "2026-03-02" },
  },
  seen: {
    schema: seenSchema("cashback_card"),
    good: {
      story: "包裹里有一张好评返现卡。",
      reviewText: "",
      reviewerNames: "",
      demands: ["five_stars"],
      offers: ["red_packet"],
      offerAmount: "5 元",
      contacts: "",
      orderNumber: "",
    },
  },
  logistics: {
    schema: logisticsSchema,
    good: { courier: "", waybills: "", orderedAt: "", collectedAt: "", signedAt: "", reviewedAt: "", oddities: [] },
  },
  wish: { schema: wishSchema, good: { wish: "both", demand: "退还货款" } },
  contact: { schema: contactSchema, good: { contactKind: "none", email: "", phone: "", updates: [] } },
  file: { schema: fileSchema, good: { kind: "chat", capturedOn: "", capturedWhere: "" } },
  contest: { schema: contestSchema, good: { reasons: "漏看了聊天记录。" } },
  message: { schema: messageSchema, good: { body: "还要补什么？", onceKey: "0123456789-abcdefghij" } },
  yourData: { schema: dataRequestSchema, good: { kind: "copy", words: "" } },
  survey: { schema: surveySchema, good: { understood: "yes", inTime: "no", goingOn: "unknown", words: "" } },
};

/** Of a day or a minute, however it is written. */
const LONGEST_TIME = 40;

/** What a field with a form of its own may say of words that are none. */
const NOT_OF_ITS_FORM = ["wrong_form", "no_link_found", "not_a_date", "not_a_moment"];

/** Every field that takes words, with its limit. */
const WORDS: [step: string, field: string, max: number][] = [
  ["where", "platform", LIMITS.platform],
  ["where", "shopName", LIMITS.shopName],
  ["where", "link", LIMITS.link],
  ["where", "happenedOn", LONGEST_TIME],
  ["where", "product", LIMITS.product],
  ["seen", "story", LIMITS.story],
  ["seen", "reviewText", LIMITS.reviewText],
  ["seen", "reviewerNames", LIMITS.reviewerNames],
  ["seen", "offerAmount", LIMITS.offerAmount],
  ["seen", "contacts", LIMITS.contacts],
  ["seen", "orderNumber", LIMITS.orderNumber],
  ["logistics", "courier", LIMITS.courier],
  ["logistics", "waybills", LIMITS.waybills],
  ...(["orderedAt", "collectedAt", "signedAt", "reviewedAt"] as const).map((field): [string, string, number] => [
    "logistics",
    field,
    LONGEST_TIME,
  ]),
  ["wish", "demand", LIMITS.demand],
  ["contact", "email", LIMITS.contact],
  ["contact", "phone", LIMITS.contact],
  ["file", "capturedOn", LONGEST_TIME],
  ["file", "capturedWhere", PLACE_LIMIT],
  ["contest", "reasons", LONGEST_MESSAGE],
  ["message", "body", LONGEST_MESSAGE],
  ["yourData", "words", LONGEST_MESSAGE],
  ["survey", "words", LONGEST_SURVEY_LINE],
];

function read(step: string, change: Record<string, unknown>) {
  const { schema, good } = STEPS[step] ?? { schema: whatSchema, good: {} };
  return readStep(schema, { ...good, ...change });
}

describe.each(WORDS)("%s: %s", (step, field, max) => {
  test("takes emoji, HTML, SQL and quotes as the words they are", () => {
    const words = ["👍🏽👨‍👩‍👧", "<script>alert(1)</script>", "'; DROP TABLE draft; --", '"„“ & < > \\ %00'];
    for (const typed of words.filter((text) => text.length <= max)) {
      const result = read(step, { [field]: typed });
      // Not a problem of characters; only fields with a form of their own may still refuse it.
      const reasons = result.ok ? [] : result.problems.map(({ reason }) => reason);
      expect(
        reasons.filter((reason) => !NOT_OF_ITS_FORM.includes(reason)),
        typed,
      ).toEqual([]);
    }
  });

  test("takes text up to its limit and says by how much more is too long", () => {
    const tooLong = read(step, { [field]: "评".repeat(10_000) });
    expect(tooLong).toEqual({
      ok: false,
      problems: [{ field, reason: "too_long", values: { count: 10_000, max } }],
    });
    // An emoji is one character to whoever types it.
    const full = read(step, { [field]: "👍".repeat(max) });
    const reasons = full.ok ? [] : full.problems.map(({ reason }) => reason);
    expect(reasons).not.toContain("too_long");
  });

  test.each([
    ["a null character", "a\u0000b"],
    ["an escape sequence", "a\u001b[31mb"],
    ["text that runs backwards", "invoice\u202Egpj.exe"],
    ["an isolated direction", "a\u2066b\u2069"],
    ["half of a character", "a\ud83d"],
    ["the other half", "\ude00a"],
    ["what is left of bytes that are no text", "ok\ufffd\ufffdx"],
  ])("refuses %s with a reason, and can show it again without", (_, typed) => {
    expect(read(step, { [field]: typed })).toMatchObject({
      ok: false,
      problems: [{ field, reason: "forbidden_characters" }],
    });
    const again = read(step, { [field]: cleaned(typed) });
    expect(again.ok ? [] : again.problems.map(({ reason }) => reason)).not.toContain("forbidden_characters");
  });

  test("counts as empty when there is nothing to see in it", () => {
    const empty = read(step, { [field]: "" });
    for (const typed of ["\u200b", "\ufeff", " \u2060\u200b ", "\u3000", "\u3164"]) {
      expect(read(step, { [field]: typed }), JSON.stringify(typed)).toEqual(empty);
    }
  });

  test("cannot be missing from the form, nor be something else", () => {
    expect(read(step, { [field]: undefined })).toMatchObject({ ok: false });
    expect(read(step, { [field]: ["a", "b"] })).toMatchObject({ ok: false });
  });
});

describe("fields of one line", () => {
  test.each([
    ["where", "shopName"],
    ["seen", "orderNumber"],
    ["contact", "email"],
    ["where", "happenedOn"],
    ["logistics", "signedAt"],
    ["file", "capturedWhere"],
    ["survey", "words"],
  ])("%s %s takes no line break, so that nothing can be smuggled into a header or a log", (step, field) => {
    expect(read(step, { [field]: "a\r\nBcc: everyone" })).toMatchObject({
      problems: [{ field, reason: "forbidden_characters" }],
    });
  });

  test("fields of several lines keep theirs", () => {
    const read = readStep(wishSchema, { wish: "complaint", demand: "退款\n并道歉" });
    expect(read).toEqual({ ok: true, answers: { wish: "complaint", demand: "退款\n并道歉" } });
  });
});

describe("what is asked", () => {
  test.each(BEHAVIOUR_KIND_NAMES)("%s: keeps only the answers of its own branches (A2)", (kind) => {
    const everything = { reviewText: "超赞", reviewerNames: "小*", demands: ["five_stars"], offers: ["gift"] };
    const typed = { ...STEPS.seen?.good, ...everything, contacts: "wx123" };
    const read = readStep(seenSchema(kind), typed);
    if (!read.ok) throw new Error("refused");
    expect(read.answers.reviewText).toBe(hasBranch(kind, "review") ? "超赞" : "");
    expect(read.answers.demands).toEqual(hasBranch(kind, "offer") ? ["five_stars"] : []);
    expect(read.answers.contacts).toBe(hasBranch(kind, "offer") ? "wx123" : "");
  });

  test("a kind must be one of ours", () => {
    expect(readStep(whatSchema, { kind: "cashback_card" }).ok).toBe(true);
    for (const kind of ["", "__proto__", "toString", "CASHBACK_CARD"]) {
      expect(readStep(whatSchema, { kind })).toMatchObject({ problems: [{ field: "kind", reason: "missing" }] });
    }
  });

  test("a demand we do not know is refused", () => {
    expect(read("seen", { demands: ["five_stars", "constructor"] })).toMatchObject({
      problems: [{ field: "demands", reason: "unknown_choice" }],
    });
  });

  test("a shop's name or its link is enough, and the link can tell the platform", () => {
    const link = "https://item.taobao.com/item.htm?id=673212345678&spm=a1z10.1";
    expect(read("where", { platform: "", shopName: "", link })).toMatchObject({
      ok: true,
      answers: { platform: "taobao", link: "https://item.taobao.com/item.htm?id=673212345678" },
    });
    expect(read("where", { shopName: "" })).toMatchObject({ problems: [{ field: "shopName", reason: "missing" }] });
    expect(read("where", { platform: "小象超市" })).toMatchObject({
      answers: { platform: "other", platformName: "小象超市" },
    });
  });

  test("an app's share text without an address is kept as it is: only the app can open it", () => {
    const shared = "复制这段话 ￥Ab12Cd34Ef￥ 打开淘宝，看看【坚果礼盒】";
    expect(read("where", { shopName: "", link: shared })).toMatchObject({ ok: true, answers: { link: shared } });
    expect(read("where", { link: "foo" })).toMatchObject({ problems: [{ field: "link", reason: "no_link_found" }] });
  });

  test("a time of day that does not exist is told with a time of day in the example", () => {
    expect(read("logistics", { signedAt: "2026-03-02 25:99" })).toMatchObject({
      problems: [{ field: "signedAt", reason: "not_a_moment" }],
    });
  });

  test("who wants money back says what; who only reports is not asked", () => {
    expect(read("wish", { wish: "complaint", demand: "" })).toMatchObject({ problems: [{ field: "demand" }] });
    expect(read("wish", { wish: "report", demand: "", care: ["vulnerable"] })).toEqual({
      ok: true,
      answers: { wish: "report", demand: "", care: ["vulnerable"] },
    });
    expect(read("wish", { wish: "report", demand: "", care: ["rich"] })).toMatchObject({
      problems: [{ field: "care" }],
    });
    expect(read("wish", { wish: "report", demand: "没用的话" })).toEqual({
      ok: true,
      answers: { wish: "report", demand: "" },
    });
  });

  test("a day must exist and have come", () => {
    for (const [typed, reason] of [
      ["2026-02-30", "not_a_date"],
      ["昨天", "not_a_date"],
      ["2999-01-01", "in_the_future"],
    ]) {
      expect(read("where", { happenedOn: typed }), typed).toMatchObject({
        problems: [{ field: "happenedOn", reason }],
      });
    }
    expect(read("where", { happenedOn: "2026年3月2日" })).toMatchObject({ answers: { happenedOn: "2026-03-02" } });
  });
});

describe("how to reach the reporter", () => {
  test("may stay empty: nobody has to say who they are (A1)", () => {
    expect(read("contact", {})).toEqual({
      ok: true,
      answers: { contactKind: "none", contact: "", updates: false },
    });
  });

  test.each([
    ["phone", "138 0013 8000", "13800138000"],
    ["phone", "+86-138-0013-8000", "+8613800138000"],
    ["phone", "１３８００１３８０００", "13800138000"],
    ["email", "li.lei@example.com", "li.lei@example.com"],
  ])("%s %s is kept as %s", (contactKind, typed, contact) => {
    expect(read("contact", { contactKind, [contactKind]: typed, updates: ["yes"] })).toEqual({
      ok: true,
      answers: { contactKind, contact, updates: true },
    });
  });

  test.each([
    ["phone", "12345"],
    ["phone", "call me"],
    ["email", "li.lei@"],
    ["email", "a@b.c, d@e.f"],
  ])("%s %s is told at its field", (contactKind, typed) => {
    expect(read("contact", { contactKind, [contactKind]: typed })).toMatchObject({
      problems: [{ field: contactKind, reason: "wrong_form" }],
    });
  });
});
