import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { entriesQuery } from "@/lib/audit/list-entries";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { listQueue } from "@/lib/cases/list-queue";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { explainReading } from "@/lib/cases/reading-watch/explain-reading";
import { listSigns } from "@/lib/cases/reading-watch/list-signs";
import { questionsFor } from "@/lib/cases/reading-watch/questions";
import { readSign } from "@/lib/cases/reading-watch/read-sign";
import { READING_ACTIONS } from "@/lib/cases/reading-watch/reading-day";
import { settleSign } from "@/lib/cases/reading-watch/settle-sign";
import { watchReading } from "@/lib/cases/reading-watch/watch-reading";
import { db, Prisma } from "@/lib/infra/db/client";

/** Noon in Shanghai, so that no test reads at night. */
const noon = new Date(`${new Date().toISOString().slice(0, 10)}T04:00:00Z`);
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const LATEST = { day: null, settled: false };

beforeEach(async () => {
  await db.readingDay.deleteMany();
});

async function opened(staff: Staff, many: number): Promise<string[]> {
  const references: string[] = [];
  for (let n = 0; n < many; n++) {
    const { reference } = await caseForTest({ at: later(-60), title: "旧同事的投诉" });
    await readCase(staff, reference, later(n));
    references.push(reference);
  }
  return references;
}

const signsAbout = (staff: Staff) => db.readingSign.findMany({ where: { staffId: staff.id } });

async function curious(): Promise<{ reader: Staff; id: string; references: string[] }> {
  const reader = await staffForTest("reviewer");
  const references = await opened(reader, 10);
  await watchReading(later(30));
  const [sign] = await signsAbout(reader);
  if (!sign) throw new Error("no sign");
  return { reader, id: sign.id, references };
}

describe("T5 reading is counted from the record", () => {
  it("T5 ten cases that nothing leads to are a sign, noted once however often it is counted, and it grows", async () => {
    const { reader } = await curious();
    await opened(reader, 2);
    await watchReading(later(31));
    await watchReading(later(32));
    expect(await signsAbout(reader)).toMatchObject([{ kind: "outside", numbers: { count: 12, cases: 12 } }]);
  });

  it("T5 cases that one took, and cases that a search showed, are nobody's business", async () => {
    const reader = await staffForTest("reviewer");
    for (let n = 0; n < 6; n++) {
      const { reference } = await caseForTest({ at: later(-60) });
      await readCase(reader, reference, later(n));
      await claimCase(reader, reference, later(n));
    }
    const platform = `p${reader.id.slice(-8)}`;
    for (let n = 0; n < 6; n++) {
      const { reference } = await caseForTest({ platform, title: `寻常店铺${platform}` });
      await listQueue(reader, { filter: readQueueFilter(new URLSearchParams({ q: reference })) }, later(n));
      await readCase(reader, reference, later(n));
    }
    await watchReading(later(30));
    expect(await signsAbout(reader)).toEqual([]);
  });

  it("T5 of a search for a person only that it was one is kept", async () => {
    const reader = await staffForTest("reviewer");
    for (const name of ["王芳", "李小明", "赵敏"]) {
      await listQueue(reader, { filter: readQueueFilter(new URLSearchParams({ q: name })) }, later(1));
    }
    await watchReading(later(30));
    expect(await signsAbout(reader)).toMatchObject([{ kind: "name_search", numbers: { count: 3 } }]);
    expect(await db.auditEntry.count({ where: { payload: { contains: "王芳" } } })).toBe(0);
  });
});

describe("T5 an auditor looks, asks and sets aside", () => {
  it("T5 sees it with its numbers and the entries behind it, and that they looked is on record", async () => {
    const { reader, id, references } = await curious();
    const auditor = await staffForTest("auditor");
    const listed = await listSigns(auditor, LATEST, later(40));
    expect(listed).toMatchObject({ ok: true });
    expect(listed.ok && listed.signs.find((sign) => sign.id === id)).toMatchObject({
      who: reader.name,
      kind: "outside",
      standing: "open",
    });
    expect(listed.ok && listed.days.find(({ staffId }) => staffId === reader.id)?.facts.cases).toBe(10);
    const read = await readSign(auditor, id, later(41));
    expect(read.ok && read.entries.map(({ about }) => about.reference).toSorted()).toEqual(references.toSorted());
    await watchReading(later(60));
    const own = await db.readingDay.findFirstOrThrow({ where: { staffId: auditor.id } });
    expect(own.facts).toMatchObject({ audited: 2 });
  });

  it("T5 asks for an explanation, which whoever is meant gives once; then it is set aside with a reason", async () => {
    const { reader, id } = await curious();
    const auditor = await staffForTest("auditor");
    expect(await settleSign(auditor, { id, move: "ask", words: " " })).toMatchObject({ reason: "words_missing" });
    expect(await settleSign(auditor, { id, move: "ask", words: "这十件与您无关，为什么看？" })).toEqual({ ok: true });
    expect(await questionsFor(reader)).toMatchObject([{ id, answer: null }]);
    expect(await explainReading(auditor, { id, words: "替他答" })).toMatchObject({ reason: "not_found" });
    expect(await explainReading(reader, { id, words: "主管让我通读旧案。" })).toEqual({ ok: true });
    expect(await explainReading(reader, { id, words: "再说一次" })).toMatchObject({ reason: "illegal_from_state" });
    expect(await settleSign(auditor, { id, move: "set_aside", words: "已向主管核实。" })).toEqual({ ok: true });
    const listed = await listSigns(auditor, { day: null, settled: true });
    expect(listed.ok && listed.signs.find((sign) => sign.id === id)).toMatchObject({
      answer: { words: "主管让我通读旧案。" },
      setAside: { by: auditor.name, words: "已向主管核实。" },
    });
    await watchReading(later(61));
    expect(await signsAbout(reader)).toMatchObject([{ because: "已向主管核实。" }]);
  });

  it("T5 two auditors who settle it at once are one", async () => {
    const { id } = await curious();
    const settle = async () => settleSign(await staffForTest("auditor"), { id, move: "set_aside", words: "培训。" });
    const answers = await Promise.all([settle(), settle()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("T5 SEC-06 sees nothing of another organisation", async () => {
    const { id, reader } = await curious();
    const stranger = await staffOfForTest(await organisationForTest(), "auditor");
    expect(await readSign(stranger, id)).toEqual({ ok: false, reason: "not_found" });
    expect(await settleSign(stranger, { id, move: "ask", words: "x" })).toMatchObject({ reason: "not_found" });
    const listed = await listSigns(stranger, LATEST);
    expect(listed).toMatchObject({ ok: true, signs: [], days: [] });
    expect(await listSigns(reader, LATEST)).toMatchObject({ reason: "not_permitted" });
  });
});

describe("T5 at scale", () => {
  it("T5 a person's day is found by an index: no large table is read end to end", async () => {
    const day = { from: later(-720), until: later(719) };
    const query = entriesQuery({ actorId: "p3", actions: READING_ACTIONS, ...day }, null, 5_000);
    let plan = "";
    const looked = db.$transaction(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO audit_entry (lane, seq, at, payload, prev_hash, hash)
        SELECT n % 8, 1000000 + n, ${noon}::timestamptz - n * interval '2 minutes',
          '{"action":"case.read","actor":{"id":"p' || n % 40 || '","kind":"staff"},"subject":{"id":"c","kind":"case"}}', '', ''
        FROM generate_series(1, 20000) n`;
      const rows = await tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`EXPLAIN ${query}`);
      plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      throw new Error("undone");
    });
    await expect(looked).rejects.toThrow("undone");
    expect(plan).toContain("audit_entry_actor_idx");
    expect(plan).not.toContain("Seq Scan");
  });
});
