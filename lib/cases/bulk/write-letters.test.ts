import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { deciding, LATER, type MadeCase, NOTHING_TYPED, outcomesOf } from "@/lib/cases/bulk/bulk.fixture";
import { type BulkWish, checkWish, type WishTyped } from "@/lib/cases/bulk/bulk-wish";
import { pickReply } from "@/lib/cases/bulk/pick-reply";
import { placeBulkOrder } from "@/lib/cases/bulk/place-bulk-order";
import { previewBulk } from "@/lib/cases/bulk/preview-bulk";
import { runBulkOrderNow } from "@/lib/cases/bulk/run-bulk-order";
import { caseForTest } from "@/lib/cases/case.fixture";
import { readCase } from "@/lib/cases/read-case";
import { retireReply } from "@/lib/cases/replies/retire-reply";
import { saveReply } from "@/lib/cases/replies/save-reply";
import { db } from "@/lib/infra/db/client";

const ANY = { track: "", action: "", ground: "", behaviour: "" };
const TEXTS = { textZh: "{案件编号}在核实，{平台}的事。", textEn: "{case_number} is being verified, on {platform}." };
const act = { kind: "decide", track: "report", action: "verify" } as const;
/** One platform has no name, as one that the reporter did not name either. */
const platformIn = (platform: string, locale: string) => (platform === "nameless" ? "" : `${platform}-${locale}`);

let supervisor: Staff;
let template: string;
beforeEach(async () => {
  supervisor = await staffForTest("supervisor");
  template = randomUUID();
  await saveReply(supervisor, { id: template, base: "0", name: "核实中", ...TEXTS, ...ANY });
});

async function aCase(wishes: Parameters<typeof caseForTest>[0] = {}): Promise<MadeCase> {
  const made = await caseForTest(wishes);
  await readCase(supervisor, made.reference);
  return made;
}

const rowsOf = (cases: readonly MadeCase[]) => cases.map(({ trackId }) => trackId("report"));

async function shown(wish: BulkWish, cases: readonly MadeCase[]) {
  const preview = await previewBulk(supervisor, { wish, trackIds: rowsOf(cases), platformIn });
  return preview.ok ? preview : expect.fail(preview.reason);
}

async function carriedOut(wish: BulkWish, cases: readonly MadeCase[]): Promise<string> {
  const { seenAt } = await shown(wish, cases);
  const rows = rowsOf(cases).map((trackId) => ({ trackId, version: 0, assignmentId: "" }));
  const placed = await placeBulkOrder(supervisor, { wish, rows, seenAt, onceKey: randomUUID(), platformIn });
  if (!placed.ok) throw new Error(placed.reason);
  await runBulkOrderNow({ orderId: placed.orderId, platformIn }, LATER());
  return placed.orderId;
}

const lettersTo = async (made: MadeCase) =>
  (await db.message.findMany({ where: { caseId: made.caseId } })).map(({ body }) => body);

/** What the form sends once the reply was chosen in it. */
async function chosen(more: Partial<WishTyped> = {}): Promise<BulkWish> {
  const picked = await pickReply(supervisor, { template, typed: "", locale: "zh" });
  if (!picked.ok) throw new Error(picked.reason);
  const typed = { ...NOTHING_TYPED, message: picked.text, reply: picked.used, ...more };
  const checked = await checkWish(supervisor, { act, typed }, new Date());
  return checked.ok ? checked.wish : expect.fail(checked.reason);
}

describe("C12 C14 a letter with variables", () => {
  it("is shown and sent to each case with its own values, in the language of its report", async () => {
    const cases = [await aCase(), await aCase({ locale: "en", platform: "jd" })];
    const [one, two] = cases.map(({ reference }) => reference);
    const letters = [`${one}在核实，taobao-zh的事。`, `${two} is being verified, on jd-en.`];
    const wish = await chosen();
    expect((await shown(wish, cases)).rows.map(({ letter }) => letter?.text)).toEqual(letters);
    expect(await outcomesOf(await carriedOut(wish, cases))).toEqual(["done", "done"]);
    expect((await Promise.all(cases.map(lettersTo))).flat()).toEqual(letters);
    expect(await db.replyUse.count({ where: { templateId: template, version: 1 } })).toBe(2);
  });

  it("that somebody changed goes out in the words they wrote", async () => {
    const made = await aCase({ locale: "en" });
    await carriedOut(await chosen({ message: "{案件编号}快好了，{平台}。" }), [made]);
    expect(await lettersTo(made)).toEqual([`${made.reference}快好了，taobao-zh。`]);
  });

  it("leaves out the case that has nothing for one of them, with the reason, and reaches the others", async () => {
    const cases = [await aCase(), await aCase({ platform: "nameless" })];
    const wish = await chosen();
    const { rows } = await shown(wish, cases);
    expect(rows.map(({ verdict }) => verdict.ok || verdict.reason)).toEqual([true, "unfilled"]);
    expect(rows[1]?.letter?.missing).toEqual(["platform"]);
    expect(await outcomesOf(await carriedOut(wish, cases))).toEqual(["done", "unfilled"]);
  });

  it("is looked at once more when its turn comes: what is missing then is not sent", async () => {
    const made = await aCase();
    const wish = await chosen();
    const { seenAt } = await shown(wish, [made]);
    const rows = [{ trackId: made.trackId("report"), version: 0, assignmentId: "" }];
    const placed = await placeBulkOrder(supervisor, { wish, rows, seenAt, onceKey: randomUUID(), platformIn });
    if (!placed.ok) throw new Error(placed.reason);
    await runBulkOrderNow({ orderId: placed.orderId, platformIn: () => "" }, LATER());
    expect(await outcomesOf(placed.orderId)).toEqual(["unfilled"]);
    expect(await lettersTo(made)).toEqual([]);
    const { claimedById } = await db.case.findUniqueOrThrow({ where: { id: made.caseId } });
    expect(claimedById).toBeNull();
  });

  it("that has none is the same for all, and asks nothing of the cases", async () => {
    const wish = deciding("verify", { message: "正在核实。" });
    expect((await shown(wish, [await aCase()])).rows.map(({ letter }) => letter)).toEqual([null]);
  });

  it("with something in braces that nobody knows is refused before anything is shown", async () => {
    const typed = { ...NOTHING_TYPED, message: "{案件号}在核实。" };
    const refused = { ok: false, reason: "unknown_variable" };
    expect(await checkWish(supervisor, { act, typed }, new Date())).toEqual(refused);
  });
});

describe("C14 choosing a reply for many", () => {
  it("puts it below what was typed, and its variables stay", async () => {
    const picked = await pickReply(supervisor, { template, typed: "您好。", locale: "en" });
    expect(picked).toEqual({ ok: true, text: `您好。\n\n${TEXTS.textEn}`, used: `${template}:1` });
  });

  it("is refused for one that is retired or another organisation's, and to who writes to no reporter", async () => {
    const asked = { template, typed: "", locale: "zh" } as const;
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await pickReply(stranger, asked)).toEqual({ ok: false, reason: "retired" });
    expect(await pickReply(await staffForTest("intake"), asked)).toEqual({ ok: false, reason: "not_permitted" });
    await retireReply(supervisor, { id: template, version: 1 });
    expect(await pickReply(supervisor, asked)).toEqual({ ok: false, reason: "retired" });
  });
});
