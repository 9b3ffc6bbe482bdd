import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { askForPacket } from "@/lib/cases/ask-for-packet";
import { tellCoReportersNow } from "@/lib/cases/co-reporters/tell-co-reporters";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { makePacketNow } from "@/lib/cases/make-packet";
import { furthest } from "@/lib/cases/money/gauge";
import { readMoney } from "@/lib/cases/money/read-money";
import { readPreservation } from "@/lib/cases/preservation/read-preservation";
import { readCase } from "@/lib/cases/read-case";
import { recordPlace } from "@/lib/cases/record-place";
import { clockStatus, dueDay } from "@/lib/clocks/clock";
import { type MoveSuit, moveSuit } from "@/lib/enforcement/move-suit";
import { prepareSuit } from "@/lib/enforcement/prepare-suit";
import { readSuit } from "@/lib/enforcement/read-suit";
import { typedStep } from "@/lib/enforcement/suit.fixture";
import { tellOfSuitNow } from "@/lib/enforcement/tell-of-suit";
import { decide, diner, type Keys, must, on, readWith, whenTheWorkerHasSeen } from "@/lib/enforcement/testing/sichuan";
import {
  tellingOf,
  whenTheLetterArrives,
  whenTheMoneyIsRecorded,
  whenThePlatformIsAskedToKeep,
} from "@/lib/enforcement/testing/sichuan-acts";
import { writeSuit } from "@/lib/enforcement/write-suit";
import { gradeEvidence } from "@/lib/evidence/grade-evidence";
import { db } from "@/lib/infra/db/client";
import { secrets, settings } from "@/lib/infra/env";

const DEFENDANT = "某文化传播公司";
const JUDGMENT = "法院支持了停止侵害和公开赔礼道歉的请求。";

let clerk: Staff;
let reviewer: Staff;
let officer: Staff;
let head: Staff;
let letter: Keys;
let reporters: readonly Keys[];
let suitId: string;

beforeAll(async () => {
  clerk = await staffForTest("intake");
  reviewer = await staffForTest("reviewer");
  officer = await staffForTest("case_officer");
  head = await staffForTest("supervisor");
});

const caseOn = async (day: string) => must(await readCase(officer, letter.reference, on(day))).view;
const suitOn = async (day: string) => must(await readSuit(officer, suitId, { at: on(day) })).view;

/** A step as it is noted on the day on which it happens. */
async function note(staff: Staff, day: string, step: Partial<MoveSuit> & Pick<MoveSuit, "move">) {
  const { version } = await db.publicInterestSuit.findUniqueOrThrow({ where: { id: suitId } });
  return moveSuit(staff, { ...typedStep(day), id: suitId, version, ...step }, on(day));
}

/**
 * Sichuan's first public-interest suit over brushing. Real are the days of letter, filing and judgment, the sums and the
 * earlier fine (legal.gmw.cn/2025-02/14/content_37850521.htm, a secondary source); the days between, the names and the
 * court's number are invented.
 */
describe("N25 the Sichuan chain, from clue letter to public-interest suit", () => {
  it("A11 2024-04-10: a platform's clue letter opens the report track, with its scan, its clocks and its identifiers", async () => {
    letter = await whenTheLetterArrives(clerk);
    await whenTheWorkerHasSeen(letter.reference);
    const view = await caseOn("2024-04-10");
    expect(view.tracks.map(({ position }) => position)).toEqual([{ track: "report", state: "received" }]);
    // Fifteen working days: Sunday the 28th is worked before the holiday of May.
    expect(view.clocks.map(({ clock }) => [clock.ruleId, dueDay(clock)])).toContainEqual([
      "decide_filing",
      "2024-04-30",
    ]);
    expect(view.evidence).toMatchObject([{ source: "staff", capturedOn: "2024-04-10", copy: "ready" }]);
    const known = await db.caseIdentifier.findMany({ where: { caseId: view.id } });
    expect(known.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["merchant", "shop_name", "link"]));
  });

  it("2024-04-11: a reviewer begins to check, which is the first answer of a person", async () => {
    const message = "线索函收到，已开始核查。请保全招募、订单和返款数据。";
    await decide(reviewer, { reference: letter.reference, action: "verify", message }, on("2024-04-11"));
    expect((await readWith(letter, on("2024-04-11"))).words).toEqual([message]);
    const first = (await caseOn("2024-04-11")).clocks.find(({ clock }) => clock.ruleId === "first_human_answer");
    expect(first && clockStatus(first.clock, on("2024-04-11"))).toMatchObject({ state: "stopped", overdue: false });
  });

  it("N24 2024-04-12: the platform is asked to keep the records, before they lapse after three years", async () => {
    expect(await whenThePlatformIsAskedToKeep(officer, letter.reference)).toContain("拾味小馆");
    const { view } = must(await readPreservation(officer, letter.reference, on("2024-04-12")));
    expect(view.letters).toMatchObject([{ addressee: "大众点评", sentOn: "2024-04-12" }]);
    expect(view.lapses.map(({ due }) => due)).toContain("2027-03-20");
  });

  it("A13 2024-04-13 to 16: two diners join by themselves, a neighbour is joined, and each keeps number and code", async () => {
    const stories = [
      "我先付 268 元吃饭，五星发完餐费全退。",
      "群里说拍照写满十五个字就返钱。",
      "有人上门推销，一个月保证六十条好评。",
    ];
    const told = stories.map((story, n) => tellingOf(story, `reporter-${n}@example.com`));
    const [one, two] = await Promise.all(told.slice(0, 2).map((answers) => diner(answers, on("2024-04-13"), true)));
    const neighbour = await diner(told[2] ?? {}, on("2024-04-15"), false);
    const joining = {
      action: "join",
      ground: "same_ring",
      target: letter.reference,
      note: "报价与合同一致。",
    } as const;
    await decide(reviewer, { ...joining, reference: neighbour.reference }, on("2024-04-16"));
    reporters = [one, two, neighbour].flatMap((keys) => keys ?? []);
    expect((await caseOn("2024-04-16")).coReporters).toMatchObject({ count: 3, byThemselves: 2 });
    expect(new Set(reporters.map(({ code }) => code)).size).toBe(3);
  });

  it("N21 N22 2024-04-17: the letter is graded, the sums are on record, and the gauge says how far they are from a crime", async () => {
    const [file] = (await caseOn("2024-04-17")).evidence;
    const grade = {
      reliability: "B",
      credibility: "2",
      reason: "平台自有数据，与返款流水一致。",
      onceKey: randomUUID(),
    };
    const item = { reference: letter.reference, evidenceId: file?.id ?? "" };
    must(await gradeEvidence(reviewer, { ...item, ...grade }, on("2024-04-17")));
    await whenTheMoneyIsRecorded(reviewer, letter.reference, item.evidenceId);
    const { view } = must(await readMoney(officer, letter.reference, on("2024-04-17")));
    expect(furthest(view.gauges)).toBe("below");
    expect(view.loss.scheme).toEqual({ low: 1_037_100, high: 1_037_100 });
    expect(view.fines.find(({ rule }) => rule.id === "competition_old")?.inForce).toBe("all");
    // The fine of 2022 is a fact of its own: it does not make the conduct begin in 2022.
    expect(view.limitations?.conductEnd).toBe("2024-03-31");
    expect(view.entries.map(({ kind, low }) => [kind, low])).toContainEqual(["earlier_fine", 5_000_000]);
  });

  it("N20 2024-04-18: the operator is found in Sichuan, so its office is competent", async () => {
    const place = { reference: letter.reference, place: "shown", region: "51", address: "成都市某区" };
    expect(await recordPlace(reviewer, place, on("2024-04-18"))).toEqual({ ok: true });
    const { routing } = await caseOn("2024-04-18");
    expect(routing?.jurisdiction).toMatchObject({ region: "51", reason: "operator_place" });
  });

  it("B11 2024-04-22: the regulator is told, in time and with reasons; the diners hear where it went", async () => {
    const target = "成都市某区市场监督管理局";
    const step = { action: "transfer", ground: "other_authority", target, message: `已转${target}依法查处。` } as const;
    const { reference } = letter;
    await expect(decide(reviewer, { ...step, reference }, on("2024-04-22"))).rejects.toThrow("note_missing");
    const eventId = await decide(reviewer, { ...step, reference, note: "函告，并建议查处。" }, on("2024-04-22"));
    expect(await tellCoReportersNow({ eventId }, on("2024-04-22"))).toBe(3);
    for (const keys of [letter, ...reporters])
      expect((await readWith(keys, on("2024-04-22"))).targets).toContain(target);
    const view = await caseOn("2024-04-22");
    expect(view.tracks[0]?.position.state).toBe("transferred");
    expect(view.clocks.every(({ clock }) => !clockStatus(clock, on("2025-01-01")).overdue)).toBe(true);
  });

  it("N23 N25 2024-04-25: packet and papers are prepared; what is missing is said, the cases are kept, recusal counts", async () => {
    const { reference } = letter;
    const packet = must(await askForPacket(officer, reference, on("2024-04-24")));
    await makePacketNow(packet, () => "大众点评", on("2024-04-24"));
    const begin = { defendant: DEFENDANT, cases: reference, onceKey: randomUUID() };
    suitId = must(await prepareSuit(officer, begin, on("2024-04-25"))).id;
    expect(await db.litigationHold.findMany({ where: { case: { reference } } })).toMatchObject([{ basis: "suit" }]);
    const relative = await staffForTest("case_officer");
    const stake = { ground: "party_or_relative", reason: "店主是我的表哥。", substituteId: "", onceKey: randomUUID() };
    must(await declareRecusal(relative, { ...stake, reference, staffId: relative.id }, on("2024-04-25")));
    expect(await prepareSuit(relative, { ...begin, onceKey: randomUUID() })).toEqual({ ok: false, reason: "recused" });
    const { missing, packets, version } = await suitOn("2024-04-25");
    expect(missing).toEqual(["complaint_missing", "claims_missing", "statement_missing"]);
    expect(packets).toMatchObject([{ reference, sha256: expect.stringMatching(/^[\da-f]{64}$/) }]);
    const papers = {
      defendant: DEFENDANT,
      cases: reference,
      claims: ["stop", "apologise"],
      complaint: "招募—消费—写评—返款。",
    };
    const harm = "评价对所有人公开，受误导的消费者无法一一指明。";
    must(await writeSuit(officer, { id: suitId, version, ...papers, harm }, on("2024-04-25")));
    const { extent, duty, missing: left } = await suitOn("2024-04-25");
    expect(left).toEqual([]);
    // Four reports, three consumers: whoever sent the letter is none.
    expect(extent).toMatchObject({
      cases: 4,
      reporters: 3,
      regions: ["51"],
      platforms: ["dianping"],
      from: "2024-01-01",
    });
    expect(duty.map(({ kind, duty: article }) => [kind, article])).toEqual(
      expect.arrayContaining([
        ["verify", "five"],
        ["preservation_asked", "five"],
        ["transfer", "four"],
      ]),
    );
  });

  it("N25 2024-04-28: filed by whoever decides in the end; the court has ten days, until the 8th of May, and keeps them", async () => {
    const file = { move: "file", court: "某中级人民法院", number: "（2024）川01民初1号" } as const;
    expect(await note(officer, "2024-04-28", file)).toEqual({ ok: false, reason: "not_permitted" });
    must(await note(head, "2024-04-28", file));
    const { clocks, steps } = await suitOn("2024-04-28");
    expect(clocks.map(dueDay)).toEqual(["2024-05-08"]);
    expect(steps[0]?.facts.packets).toHaveLength(1);
    must(await note(officer, "2024-05-06", { move: "note_told", to: "成都市某区市场监督管理局" }));
    const [kept] = (await suitOn("2024-05-06")).clocks;
    expect(kept && clockStatus(kept, on("2024-06-01"))).toMatchObject({ state: "stopped", overdue: false });
  });

  it("N25 2025-02-13: heard and decided; everybody who reported reads it with their code, and nothing of the others", async () => {
    must(await note(officer, "2025-02-13", { move: "hear" }));
    must(await note(head, "2025-02-13", { move: "decide", granted: ["stop", "apologise"], words: JUDGMENT }));
    for (const { id } of (await suitOn("2025-02-13")).steps) await tellOfSuitNow({ stepId: id });
    for (const keys of [letter, ...reporters]) {
      const { lines, words } = await readWith(keys, on("2025-02-14"));
      const told = ["case.events.suit_filed", "case.events.suit_heard", "case.events.suit_decided"];
      expect(lines.filter((line) => line.includes("suit"))).toEqual(told);
      expect(words.at(-1)).toBe(JUDGMENT);
      expect(words.join()).not.toMatch(/example\.com|268/);
    }
    expect(await db.litigationHold.count({ where: { liftedAt: null } })).toBe(4);
  });

  it("2025-03: the judgment takes effect, and the court tells of it in time", async () => {
    must(await note(officer, "2025-03-05", { move: "take_effect" }));
    expect((await suitOn("2025-03-05")).clocks.map(dueDay)).toEqual(["2024-05-08", "2025-03-17"]);
    must(await note(officer, "2025-03-12", { move: "note_judgment_told", to: "成都市某区市场监督管理局" }));
    expect((await suitOn("2025-03-12")).state).toBe("decided");
  });

  it("EVD-02 every step stands in the audit record, in order, and the record is whole", async () => {
    const rows = await db.auditEntry.findMany({ where: { payload: { contains: suitId } }, orderBy: { seq: "asc" } });
    const said = rows.map(({ payload }) => JSON.parse(payload) as { action: string; subject: { id: string } });
    const steps = said.filter(({ subject, action }) => subject.id === suitId && action !== "suit.read");
    expect(steps.map(({ action }) => action.replace("suit.", ""))).toEqual(
      "prepared written filed court_told heard decided took_effect judgment_told".split(" "),
    );
    expect(await verifyAudit(settings().runtimeDatabaseUrl ?? "", secrets().auditKey)).toMatchObject({ ok: true });
  });
});
