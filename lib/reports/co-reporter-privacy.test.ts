import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { tellCoReportersNow } from "@/lib/cases/co-reporters/tell-co-reporters";
import type { StepRequest } from "@/lib/cases/transitions";
import { db } from "@/lib/infra/db/client";
import { lanesOf } from "@/lib/reports/case-timeline";
import type { DraftAnswers } from "@/lib/reports/draft";
import { lookForOthers } from "@/lib/reports/look-for-others";
import { reporterCase } from "@/lib/reports/queries";
import { readDraft } from "@/lib/reports/read-draft";
import { sendMessage } from "@/lib/reports/send-message";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";
import {
  answersAbout,
  filledIn,
  newNetwork,
  report,
  reportAsked,
  type SentReport,
  staffStep,
} from "@/lib/reports/testing/co-reporting";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);

/** Every text that a person can give, each with a word of its own that must never come out elsewhere. */
function canaries(name: string, shopName: string): DraftAnswers {
  const canary = (field: string) => `${name}鸟${field}`;
  return answersAbout(shopName, {
    where: { ...ANSWERS.where, shopName, link: "", product: canary("商品") },
    seen: {
      ...ANSWERS.seen,
      story: canary("经过"),
      reviewText: canary("评价"),
      reviewerNames: canary("昵称"),
      contacts: canary("微信"),
      orderNumber: canary("订单"),
      offerAmount: canary("金额"),
    },
    wish: { wish: "both", demand: canary("要求") },
    contact: { contactKind: "email", contact: `${name}.canary@example.com`, updates: true },
  });
}

const STEPS: readonly StepRequest[] = [
  { action: "extend_verification", ground: "complex", message: "工作鸟延长", note: "工作鸟备注" },
  { action: "file", message: "工作鸟立案", note: "工作鸟备注" },
  { action: "investigate", message: "工作鸟调查", note: "工作鸟备注" },
  { action: "decide", ground: "fine", message: "工作鸟决定", note: "工作鸟备注" },
  { action: "publish", message: "工作鸟公示", note: "工作鸟备注" },
  { action: "close", ground: "completed", message: "工作鸟结案", note: "工作鸟备注" },
];

/** All that the page of one of them is made of. */
async function seenBy(sent: SentReport, at: Date): Promise<string> {
  const seen = await reporterCase(sent.session);
  if (!seen) throw new Error("the case is gone");
  return JSON.stringify([seen, lanesOf(seen, at)]);
}

describe("nobody who joined learns anything of the others (A13, PRV-04)", () => {
  test("no word, number, address or code of another comes out at any step, on any page, in any notice", async () => {
    const shop = `保密店${randomUUID()}`;
    const main = await report(canaries("甲", shop), day(0));
    await staffStep(main.caseId, { action: "verify", message: "工作鸟核查" }, day(1));
    const token = await filledIn(canaries("丁", shop));
    const offer = await lookForOthers(token, newNetwork(), day(2));
    expect(Object.keys(offer ?? {}).toSorted()).toEqual(["mainId", "sameShop", "several"]);
    const [one, two] = [
      await reportAsked(canaries("乙", shop), "join", day(2)),
      await reportAsked(canaries("丙", shop), "join", day(2)),
    ];
    await sendMessage(two.session, { body: "丙鸟消息", onceKey: randomUUID() });
    for (const [at, step] of STEPS.entries()) {
      const eventId = await staffStep(main.caseId, step, day(3 + at));
      expect(await tellCoReportersNow({ eventId }, day(3 + at))).toBe(2);
      const page = await seenBy(one, day(3 + at));
      expect(page).not.toMatch(/[甲丙丁]鸟|工作鸟|[甲丙丁]\.canary/u);
      expect(page).not.toContain(main.reference);
      expect(page).not.toContain(two.reference);
      expect(page).not.toContain(main.caseId);
    }
    const mine = await seenBy(main, day(9));
    expect(mine).not.toMatch(/[乙丙丁]鸟/u);
    for (const co of [one, two]) expect(mine).not.toContain(co.reference);
    const notices = await db.notice.findMany({ where: { caseId: { in: [one.caseId, two.caseId] } } });
    expect(notices).toHaveLength(2 * STEPS.length);
    expect(JSON.stringify(notices.map(({ data, template }) => ({ data, template })))).not.toMatch(/鸟|ZP/);
    expect((await readDraft(token))?.answers.others?.choice).toBeNull();
  });

  test("no day of the first report can be counted back from what a co-reporter is promised", async () => {
    const promised = await Promise.all(
      [0, 1].map(async (began) => {
        const shop = `日期店${randomUUID()}`;
        const main = await report(answersAbout(shop), day(began));
        await staffStep(main.caseId, { action: "verify" }, day(1.5));
        const co = await reportAsked(answersAbout(shop), "join", day(2));
        const seen = await reporterCase(co.session);
        return JSON.stringify(seen && lanesOf(seen, day(2)).map(({ running, carriedOn }) => ({ running, carriedOn })));
      }),
    );
    expect(promised[0]).toEqual(promised[1]);
  });
});
