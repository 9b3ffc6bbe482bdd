import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { openCase } from "@/lib/cases/open-case";
import { db, inTransaction } from "@/lib/infra/db/client";
import { keepWordPrints } from "@/lib/linking/keep-word-prints";
import { draftWarnings } from "@/lib/transparency/draft-warnings";
import { moveWarning } from "@/lib/transparency/move-warning";
import { readWarning, readWarnings } from "@/lib/transparency/read-warnings";
import { setWarningRule, warningRuleOf, warningRuleSchema } from "@/lib/transparency/warning-rule";

const now = new Date("2026-06-01T03:00:00Z");
const daysAgo = (count: number) => new Date(now.getTime() - count * 86_400_000);
const nameOf = (_: string, locale: "zh" | "en") => (locale === "zh" ? "淘宝" : "Taobao");

type Told = { shop: string; at?: Date; contact?: string; story?: string };

/** A report about a shop, with canary words in everything a reporter could give. */
async function reported({ shop, at = daysAgo(1), contact, story }: Told): Promise<string> {
  const standing = { merchant: `taobao:name:${shop}`, threat: false, vulnerable: false, paidInAdvance: false };
  return inTransaction(async (tx) => {
    const { caseId } = await openCase(tx, {
      behaviour: "incentivised_review",
      platform: "taobao",
      shopName: shop,
      title: "举报鸟标题",
      searchable: ["举报鸟经过"],
      tracks: ["report"],
      standing: { ...standing, moneyWanted: false, identifiers: [] },
      at,
    });
    const reporterTag = contact ? Uint8Array.from(Buffer.from(contact.padEnd(16))) : null;
    const facts = { seen: { story: "举报鸟经过", contacts: "举报鸟微信" } };
    const row = { caseId, channel: "web", locale: "zh", facts, receipt: "", receivedAt: at, reporterTag };
    await tx.submission.create({ data: row, select: { id: true } });
    if (story) await keepWordPrints(tx, caseId, story);
    return caseId;
  });
}

async function reportedBy(count: number, told: Told): Promise<void> {
  for (let at = 0; at < count; at++) await reported(told);
}

const newShop = () => `预警店${randomUUID()}`;
const warningsAbout = (shop: string) => db.consumerWarning.findMany({ where: { shopName: shop } });

async function drafted(shop: string) {
  await reportedBy(10, { shop });
  await draftWarnings(nameOf, now);
  const [warning] = await warningsAbout(shop);
  if (!warning) throw new Error("nothing was drafted");
  return warning;
}

describe("an early warning is drafted (N33)", () => {
  test("when enough distinct people report one shop in time, once, however often and at once it is looked for", async () => {
    const shop = newShop();
    await reportedBy(9, { shop });
    await draftWarnings(nameOf, now);
    expect(await warningsAbout(shop)).toEqual([]);
    await reported({ shop });
    await Promise.all([draftWarnings(nameOf, now), draftWarnings(nameOf, now)]);
    await draftWarnings(nameOf, now);
    expect(await warningsAbout(shop)).toMatchObject([
      { state: "draft", reporters: 10, windowDays: 30, writtenById: null },
    ]);
    const [warning] = await warningsAbout(shop);
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: warning?.id ?? "-" } } });
    expect(entries).toHaveLength(1);
    expect(entries[0]?.payload).toContain("warning.drafted");
  });

  test.each([
    ["one person who reports ten times", { contact: "the-same" }],
    [
      "ten reports without a contact that say the same",
      { story: "客服让我照抄这段好评然后截图领红包，写得越长给得越多，写完还要追评一次。" },
    ],
    ["reports older than the window", { at: daysAgo(31) }],
  ])("not by %s", async (_, told) => {
    const shop = newShop();
    await reportedBy(10, { shop, ...told });
    await draftWarnings(nameOf, now);
    expect(await warningsAbout(shop)).toEqual([]);
  });

  test("not by reports that turned out to be nothing", async () => {
    const shop = newShop();
    const ids: string[] = [];
    for (let at = 0; at < 10; at++) ids.push(await reported({ shop }));
    await db.track.updateMany({ where: { caseId: ids[0] ?? "" }, data: { state: "not_filed", open: false } });
    await draftWarnings(nameOf, now);
    expect(await warningsAbout(shop)).toEqual([]);
  });

  test("in both languages, about the practice: no shop, no number of people, nothing of a reporter (PRV-04)", async () => {
    const shop = newShop();
    const { textZh, textEn, ...rest } = await drafted(shop);
    for (const text of [textZh, textEn]) expect(text).not.toMatch(new RegExp(`${shop}|鸟|\\d|ZP`, "u"));
    expect(textZh).toContain("淘宝");
    expect(textEn).toContain("Taobao");
    expect(JSON.stringify(rest)).not.toMatch(/鸟/u);
    const seen = await readWarnings(await staffForTest("reviewer"));
    expect(JSON.stringify(seen)).not.toMatch(/鸟|ZP26/u);
  });
});

describe("two people stand behind a warning (N33)", () => {
  const texts = { textZh: "近期有消费者反映……", textEn: "Lately consumers have told us …" };

  test("one checks the text, another approves, and a second click is answered like the first", async () => {
    const { id } = await drafted(newShop());
    const [one, other] = [await staffForTest("supervisor"), await staffForTest("supervisor")];
    expect(await moveWarning(one, { id, action: "approve", version: 0 })).toMatchObject({ reason: "not_checked" });
    expect(await moveWarning(one, { id, action: "write", version: 0, texts })).toEqual({ ok: true });
    expect(await moveWarning(one, { id, action: "write", version: 0, texts })).toEqual({ ok: true });
    expect(await moveWarning(one, { id, action: "approve", version: 1 })).toMatchObject({ reason: "own_text" });
    const approve = { id, action: "approve", version: 1 } as const;
    expect(await moveWarning(other, approve)).toEqual({ ok: true });
    expect(await moveWarning(other, approve)).toEqual({ ok: true });
    expect(await readWarning(one, id)).toMatchObject({ state: "approved", approvedBy: other.name, version: 2 });
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: id } }, orderBy: { seq: "asc" } });
    expect(entries.map(({ payload }) => /warning\.\w+/.exec(payload)?.[0])).toEqual([
      "warning.drafted",
      "warning.written",
      "warning.approved",
    ]);
  });

  test("what somebody changed in between is not overwritten, and two who approve at once are one", async () => {
    const { id } = await drafted(newShop());
    const [one, two, three] = [
      await staffForTest("case_officer"),
      await staffForTest("supervisor"),
      await staffForTest("supervisor"),
    ];
    await moveWarning(one, { id, action: "write", version: 0, texts });
    const late = { id, action: "write", version: 0, texts: { ...texts, textZh: "别的" } } as const;
    expect(await moveWarning(two, late)).toEqual({ ok: false, reason: "stale" });
    const approve = { id, action: "approve", version: 1 } as const;
    const answers = await Promise.all([moveWarning(two, approve), moveWarning(three, approve)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("after a withdrawal only new reports lead to another draft", async () => {
    const shop = newShop();
    const { id } = await drafted(shop);
    await moveWarning(await staffForTest("supervisor"), { id, action: "withdraw", version: 0 }, now);
    await draftWarnings(nameOf, now);
    expect(await warningsAbout(shop)).toHaveLength(1);
    await reportedBy(10, { shop, at: new Date(now.getTime() + 60_000) });
    await draftWarnings(nameOf, new Date(now.getTime() + 120_000));
    expect(await warningsAbout(shop)).toHaveLength(2);
  });

  test("who may not read cases sees none, and a name that is none is not found", async () => {
    expect(await readWarnings(await staffForTest("administrator"))).toMatchObject({ ok: false });
    const supervisor = await staffForTest("supervisor");
    expect(await moveWarning(supervisor, { id: "x", action: "withdraw", version: 0 })).toMatchObject({
      reason: "not_found",
    });
  });
});

describe("the threshold is data (N33)", () => {
  test.each([
    ["4", "30", "out_of_range"],
    ["5", "0", "out_of_range"],
    ["many", "30", "not_a_number"],
    ["5", "366", "out_of_range"],
  ])("%s people in %s days is refused: fewer than five are never counted", (reporters, windowDays, reason) => {
    const read = warningRuleSchema.safeParse({ reporters, windowDays });
    expect(read.error?.issues[0]?.message).toBe(reason);
  });

  test("a supervisor sets it for the organisation, and it counts from then on", async () => {
    const before = await warningRuleOf(HOME_ORGANISATION);
    expect(await setWarningRule(await staffForTest("reviewer"), before)).toMatchObject({ ok: false });
    const supervisor = await staffForTest("supervisor");
    expect(await setWarningRule(supervisor, { reporters: 5, windowDays: 7 })).toEqual({ ok: true });
    expect(await warningRuleOf(HOME_ORGANISATION)).toEqual({ reporters: 5, windowDays: 7 });
    const shop = newShop();
    await reportedBy(5, { shop });
    await draftWarnings(nameOf, now);
    expect(await warningsAbout(shop)).toMatchObject([{ reporters: 5, windowDays: 7 }]);
    await setWarningRule(supervisor, before);
  });
});
