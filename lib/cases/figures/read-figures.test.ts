import { beforeAll, describe, expect, test } from "vitest";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { ROLES, type Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { db } from "@/lib/infra/db/client";
import { countDays } from "./count-days";
import { exportFigures } from "./export-figures";
import type { FiguresRequest } from "./figures-request";
import { EVERYTHING } from "./part";
import { readFigures } from "./read-figures";
import { caseForTest, step } from "./testing/played-world";

const REQUEST: FiguresRequest = { range: "4w", part: EVERYTHING, by: "track" };
const NOW = new Date("2026-04-10T02:00:00Z");
const at = (text: string) => new Date(`2026-04-${text}+08:00`);

async function decide(by: Staff, times: number): Promise<void> {
  for (let done = 0; done < times; done++) {
    const { trackId } = await caseForTest({ tracks: ["complaint"], at: at("07T10:00") });
    await step(by, { trackId: trackId("complaint"), action: "not_accept", at: at("08T10:00") });
  }
}

const read = async (staff: Staff, now = NOW) => {
  const view = await readFigures(staff, REQUEST, now);
  if (!view.ok) throw new Error(view.reason);
  return view;
};

let officers: Staff[];
let others: Staff;
beforeAll(async () => {
  officers = [];
  for (const times of [1, 2, 6]) {
    const officer = await staffForTest("case_officer");
    officers.push(officer);
    await decide(officer, times);
  }
  others = await staffOfForTest(await organisationForTest(), "supervisor");
});

describe("C23 before the worker has counted", () => {
  test("a new office has no figures and no faults", async () => {
    expect(await read(others)).toMatchObject({ since: null, parts: [], oldestSince: null, live: { pending: 0 } });
  });

  test("the days that are missing are said; live figures are there all the same", async () => {
    const view = await read(await staffForTest("supervisor"));
    expect(view.points.reduce((sum, { missing }) => sum + missing, 0)).toBe(3);
    expect(view.total.decided).toBe(0);
    expect(view.live.pending).toBe(0);
  });
});

describe("C23 SEC-05 who sees what", () => {
  beforeAll(async () => {
    await countDays(NOW);
  });

  test.each(
    ROLES.map(
      (role) => [role, ["intake", "reviewer", "case_officer", "supervisor", "auditor"].includes(role)] as const,
    ),
  )("%s may open the figures: %s", async (role, may) => {
    const view = await readFigures(await staffForTest(role), REQUEST, NOW);
    expect(view.ok).toBe(may);
  });

  test("a person sees their own, and no one else's", async () => {
    const { people } = await read(officers[1] ?? others);
    expect(people.own).toMatchObject({ decided: 2, answered: 2 });
    expect(people.people).toEqual([]);
  });

  test.each<[Role, boolean]>([
    ["supervisor", true],
    ["auditor", false],
    ["intake", false],
    ["reviewer", false],
  ])("%s sees each person: %s", async (role, each) => {
    const { people } = await read(await staffForTest(role));
    const decided = people.people.map(({ figures }) => figures.decided).sort();
    expect(decided).toEqual(each ? [1, 2, 6] : []);
  });

  test("three people have no middle, four have one: it would tell what the others did", async () => {
    const [officer = others] = officers;
    expect((await read(officer)).people.middle).toBeNull();
    const fourth = await staffForTest("case_officer");
    await decide(fourth, 3);
    await db.dayCount.deleteMany();
    await countDays(NOW);
    expect((await read(officer)).people.middle).toMatchObject({ decided: 2.5, answered: 2.5, handlingHours: 24 });
  });

  test("SEC-06 another organisation sees nothing of it, and is not seen", async () => {
    const view = await read(others);
    expect(view).toMatchObject({ parts: [], total: { came: 0, decided: 0 } });
    expect(view.people).toMatchObject({ middle: null, people: [], own: { decided: 0 } });
  });

  test("people are in the order of names, whoever did more", async () => {
    const [low, , high] = officers;
    await db.staff.update({ where: { id: high?.id ?? "" }, data: { name: "丁" } });
    await db.staff.update({ where: { id: low?.id ?? "" }, data: { name: "安" } });
    const { people } = await read(await staffForTest("supervisor"));
    const names = people.people.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, "zh-CN")));
  });

  test("what people did longer ago than any picture shows is forgotten; the office's own days stay", async () => {
    const old = "2025-01-02";
    const [row] = await db.dayCount.findMany({ where: { organisationId: HOME_ORGANISATION, dimension: "person" } });
    if (!row) throw new Error("nobody did anything");
    await db.dayCount.createMany({
      data: [
        { ...row, day: old },
        { ...row, day: old, dimension: "all", value: "" },
      ],
    });
    await countDays(NOW);
    expect((await db.dayCount.findMany({ where: { day: old } })).map(({ dimension }) => dimension)).toEqual(["all"]);
  });
});

test("C23 what is taken away as a file is on record, with what it held", async () => {
  const supervisor = await staffForTest("supervisor");
  expect(await exportFigures(await staffForTest("administrator"), REQUEST, NOW)).toMatchObject({ ok: false });
  expect(await exportFigures(supervisor, REQUEST, NOW)).toMatchObject({ ok: true });
  const entries = await db.auditEntry.findMany({ where: { payload: { contains: "figures.exported" } } });
  expect(entries).toHaveLength(1);
  expect(entries[0]?.payload).toContain(supervisor.id);
  expect(entries[0]?.payload).toContain('"people":4');
});
