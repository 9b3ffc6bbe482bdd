import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { db } from "@/lib/infra/db/client";
import { type ClueLetterFacts, readClueLetter } from "@/lib/reports/clue-letter";
import { clueLetterOf } from "@/lib/reports/clue-letter-of";
import { factsOf } from "@/lib/reports/facts";
import { type RecordIntake, recordIntake } from "@/lib/reports/record-intake";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";
import { staffStep } from "@/lib/reports/testing/co-reporting";
import { fileCase } from "@/lib/reports/testing/filed-case";

const LETTER: ClueLetterFacts = {
  senderKind: "platform",
  sender: "某点评平台",
  senderReference: "线索〔2024〕17号",
  letterDate: "2024-04-10",
  shops: ["拾味小馆", "巷子火锅"],
  ourReference: "",
};
const answers = { ...ANSWERS, wish: { wish: "report", demand: "" } } as const;

let clerk: Staff;
beforeAll(async () => {
  clerk = await staffForTest("intake");
});

const record = (letter: Partial<ClueLetterFacts> = {}, more: Partial<RecordIntake> = {}) =>
  recordIntake(clerk, {
    channel: "clue_letter",
    locale: "zh",
    answers,
    onceKey: randomUUID(),
    letter: { ...LETTER, ...letter, file: null },
    ...more,
  });
async function caseOf(result: Awaited<ReturnType<typeof record>>) {
  if (!result.ok) throw new Error(result.reason);
  const { reference } = result.receipt.receipt;
  const include = { tracks: true, clocks: true, evidence: true, submission: true, events: true };
  return db.case.findUniqueOrThrow({ where: { reference }, include });
}

describe("A11 a clue letter", () => {
  it("A11 opens a case on the report track with its clocks, and stays what it is: sender, number, day, shops", async () => {
    const row = await caseOf(await record());
    expect(row.tracks).toMatchObject([{ kind: "report", state: "received" }]);
    expect(row.clocks.map(({ ruleId }) => ruleId).toSorted()).toEqual(["decide_filing", "first_human_answer"]);
    expect(row.submission).toMatchObject({ channel: "clue_letter", recordedById: clerk.id });
    const { ourReference: _, ...said } = LETTER;
    expect(await clueLetterOf(row.id)).toEqual({ ...said, file: null });
    await expect(db.clueLetter.update({ where: { caseId: row.id }, data: { sender: "别的" } })).rejects.toThrow();
  });

  it("A11 EVD-01 the letter itself is the first item of evidence, from staff, on the receipt, once however often sent", async () => {
    const file = await takenFile(await screenshot("png", 4410));
    const onceKey = randomUUID();
    const first = await record({}, { onceKey, letter: { ...LETTER, file } });
    const again = await record(
      {},
      { onceKey, letter: { ...LETTER, file: await takenFile(await screenshot("png", 4411)) } },
    );
    const row = await caseOf(first);
    expect(again.ok && again.receipt.receipt.reference).toBe(row.reference);
    expect(row.evidence).toMatchObject([
      { source: "staff", position: 1, capturedOn: "2024-04-10", capturedWhere: "某点评平台", sha256: file.sha256 },
    ]);
    expect(first.ok && first.receipt.receipt.files).toMatchObject([{ n: 1, sha256: file.sha256 }]);
    expect(await clueLetterOf(row.id)).toMatchObject({ file: 1 });
    const custody = { payload: { contains: row.evidence[0]?.id ?? "" } };
    expect(await db.auditEntry.count({ where: custody })).toBeGreaterThan(0);
  });

  it("A11 A13 joins the case of ours that it names, while that one is being looked into", async () => {
    const main = await fileCase({ tracks: ["report"] });
    expect(await record({ ourReference: main.reference })).toEqual({ ok: false, reason: "case_not_open" });
    await staffStep(main.caseId, { action: "verify" });
    const row = await caseOf(await record({ ourReference: main.reference.toLowerCase() }));
    expect(row.joinedToId).toBe(main.caseId);
    expect(row.tracks).toMatchObject([{ state: "joined" }]);
    expect(await record({ ourReference: "ZP26-2222-2222" })).toEqual({ ok: false, reason: "no_such_case" });
  });

  it("SEC-06 A11 names no case of another organisation", async () => {
    const main = await fileCase({ tracks: ["report"] });
    await staffStep(main.caseId, { action: "verify" });
    const stranger = await staffOfForTest(await organisationForTest(), "intake");
    const letter = { ...LETTER, ourReference: main.reference, file: null };
    const asked = { channel: "clue_letter", locale: "zh", answers, onceKey: randomUUID(), letter } as const;
    expect(await recordIntake(stranger, asked)).toEqual({ ok: false, reason: "no_such_case" });
  });

  it("A11 comes with its channel and no other, and asks for no mediation", async () => {
    expect(factsOf(answers)?.wish).toBe("report");
    const incomplete = { ok: false, reason: "incomplete" };
    expect(await record({}, { channel: "letter" })).toEqual(incomplete);
    expect(await record({}, { answers: { ...answers, wish: ANSWERS.wish } })).toEqual(incomplete);
  });
});

describe("A11 reading what was typed about a letter", () => {
  const typed = {
    senderKind: "agency",
    sender: " 某区市场监管所 ",
    senderReference: "",
    letterDate: "2024年4月10日",
    letterShops: "拾味小馆\n巷子火锅，拾味小馆",
    ourReference: "",
  };
  const at = new Date("2024-04-11T01:00:00Z");
  const problems = (change: object) => {
    const read = readClueLetter({ ...typed, ...change }, at);
    return read.ok ? [] : read.problems.map(({ field, reason }) => `${field}: ${reason}`);
  };

  it("A11 takes days and lists as people write them", () => {
    const letter = { senderKind: "agency", sender: "某区市场监管所", letterDate: "2024-04-10" };
    expect(readClueLetter(typed, at)).toMatchObject({
      ok: true,
      letter: { ...letter, shops: ["拾味小馆", "巷子火锅"] },
    });
  });

  it.each([
    [{ senderKind: "", sender: "", letterDate: "" }, ["senderKind: missing", "sender: missing", "letterDate: missing"]],
    [{ letterDate: "昨天" }, ["letterDate: not_a_date"]],
    [{ letterDate: "2024-04-12" }, ["letterDate: in_the_future"]],
    [{ sender: "长".repeat(101) }, ["sender: too_long"]],
  ])("A11 %j: %j", (change, expected) => {
    expect(problems(change)).toEqual(expected);
  });
});
