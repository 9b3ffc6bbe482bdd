import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { listQueue } from "@/lib/cases/list-queue";
import { nextInQueue } from "@/lib/cases/next-in-queue";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { shareCase } from "@/lib/cases/share-case";
import { isWorkable } from "@/lib/cases/workable";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";

const NOW = new Date();
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
let people: Record<"officer" | "supervisor" | "other" | "away" | "partner", Staff>;
const numbers = new Map<string, string>();

type Made = Awaited<ReturnType<typeof caseForTest>>;
const claimed = ({ caseId: id }: Made, by: Staff, until: Date) =>
  db.case.update({ where: { id }, data: { claimedById: by.id, claimedUntil: until }, select: { id: true } });
const assigned = ({ caseId }: Made, to: Staff, more: object = {}) =>
  db.caseAssignment.create({ data: { caseId, toId: to.id, byId: people.supervisor.id, at: NOW, ...more } });
const asked = ({ caseId }: Made, more: object = {}) => {
  const { id: byId, organisationId } = people.other;
  return db.caseEscalation.create({ data: { caseId, organisationId, reason: "law", byId, at: NOW, ...more } });
};
const back = ({ caseId }: Made, staff: Staff) => {
  const said = { ground: "other", reason: "认识店主", declaredById: staff.id, onceKey: randomUUID() };
  return db.recusal.create({ data: { caseId, staffId: staff.id, ...said, at: NOW } });
};
const track = ({ caseId }: Made, data: object) => db.track.updateMany({ where: { caseId }, data });

const WAYS: Record<string, (made: Made) => Promise<unknown>> = {
  "nobody's": async () => undefined,
  "in the officer's hands": (made) => claimed(made, people.officer, hours(1)),
  "in another's hands": (made) => claimed(made, people.other, hours(1)),
  "no longer in another's hands": (made) => claimed(made, people.other, hours(-1)),
  "the officer's": (made) => assigned(made, people.officer),
  "another's": (made) => assigned(made, people.other),
  "no longer another's": (made) => assigned(made, people.other, { endedAt: NOW, endedById: people.other.id }),
  "of somebody away": (made) => assigned(made, people.away),
  "laid aside": (made) => track(made, { heldUntil: hours(24) }),
  "back from being laid aside": (made) => track(made, { heldUntil: hours(-1) }),
  "with a supervisor": (made) => asked(made),
  "answered by a supervisor": (made) =>
    asked(made, { outcome: "answered", answer: "照办", closedAt: NOW, closedById: people.supervisor.id }),
  "the officer stepped back": (made) => back(made, people.officer),
  "another stepped back": (made) => back(made, people.other),
  ended: (made) => track(made, { state: "closed", open: false }),
};
const filter = readQueueFilter(new URLSearchParams("q=工作轮次旗舰店&order=due"));

beforeAll(async () => {
  const [officer, other, away] = [
    await staffForTest("reviewer"),
    await staffForTest("reviewer"),
    await staffForTest("reviewer"),
  ];
  const partner = await staffOfForTest(await organisationForTest(), "supervisor");
  people = { officer, other, away, partner, supervisor: await staffForTest("supervisor") };
  const absent = { staffId: away.id, substituteId: officer.id, byId: away.id, at: NOW };
  await db.absence.create({ data: { ...absent, from: hours(-1), until: hours(24) } });
  for (const [way, write] of Object.entries(WAYS)) {
    const made = await caseForTest({ tracks: ["report"], title: way, searchable: ["工作轮次旗舰店"] });
    await write(made);
    numbers.set(made.reference, way);
  }
});

/** Every row that going on leads to, from the top until the first one comes again. */
async function round(staff: Staff, asked = filter): Promise<string[]> {
  const seen: string[] = [];
  for (let at = ""; ; ) {
    const found = await nextInQueue(staff, { filter: asked, cursor: null, reference: at, track: "report" }, NOW);
    if (!found.ok) throw new Error(found.reason);
    if (!found.next || seen.includes(found.next.reference)) return seen;
    at = found.next.reference;
    seen.push(at);
  }
}

describe("whose turn a row of the queue is, asked of the database", () => {
  it.each(["officer", "supervisor", "other", "away"] as const)("is what its row says, for %s", async (who) => {
    const staff = people[who];
    const page = await listQueue(staff, { filter }, NOW);
    if (!page.ok) throw new Error(page.reason);
    expect(page.rows).toHaveLength(Object.keys(WAYS).length);
    const turn = page.rows.filter((row) => isWorkable(staff, row)).map(({ reference }) => numbers.get(reference));
    expect((await round(staff)).map((reference) => numbers.get(reference))).toEqual(turn);
  });

  it("E4 is theirs of a partner who handles the case, and of none that they may only read", async () => {
    const platform = "turn-shared";
    const until = addDays(shanghaiDate(NOW), 30);
    let handled = "";
    for (const profile of ["summary", "handle"] as const) {
      const { reference } = await caseForTest({ tracks: ["report"], platform });
      const { organisationId: organisation } = people.partner;
      const terms = { reference, organisation, profile, mark: "partners", until, reason: "协查" } as const;
      expect(await shareCase(people.supervisor, { ...terms, onceKey: `turn-${reference}` })).toEqual({ ok: true });
      if (profile === "handle") handled = reference;
    }
    const shared = readQueueFilter(new URLSearchParams({ platform }));
    expect(await round(people.partner, shared)).toEqual([handled]);
    expect(await round(people.supervisor, shared)).toHaveLength(2);
  });
});
