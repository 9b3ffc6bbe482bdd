import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { merged, versionOf } from "@/lib/cases/merges/merging.fixture";
import { placeCase } from "@/lib/cases/place-case";
import { countQueue } from "@/lib/cases/read-queue";
import { splitCase } from "@/lib/cases/splits/split-case";
import { db, inTransaction } from "@/lib/infra/db/client";
import { countDay } from "./count-day";
import { countWaiting } from "./count-waiting";
import { addLive, liveFigures } from "./live-figures";
import { filterOf } from "./part";

const PART = { dimension: "platform", value: "split-figures" } as const;
const DAY = "2026-04-08";
const at = (hour: string) => new Date(`${DAY}T${hour}:00+08:00`);

async function report(when: Date) {
  const opened = await caseForTest({ at: when, tracks: ["report"], platform: PART.value });
  await inTransaction((tx) => placeCase(tx, { caseId: opened.caseId, at: when }));
  return opened;
}

test("C23 a case that a split opened is no arrival: not in the live figure, its list, the day's count or the metrics", async () => {
  const staff = await staffForTest("supervisor");
  const [main, moved] = [await report(at("09:00")), await report(at("09:30"))];
  await merged(staff, { reference: moved.reference, into: main.reference, at: at("10:00") });
  const now = at("12:00");
  const came = async () => {
    const live = addLive((await liveFigures(staff, { part: PART, by: "track", now })).values());
    const listed = await countQueue(staff, { filter: { ...filterOf(PART), figure: "came_today" }, upTo: 9, now });
    return { live: live.came_today, listed, metrics: (await countWaiting(now)).cameToday };
  };
  const before = await came();
  expect(before).toMatchObject({ live: 2, listed: 2 });
  const said = { title: "另一家店", reason: "不是同一家店", onceKey: randomUUID(), version: await versionOf(main) };
  const form = { reference: main.reference, reporters: [moved.reference], files: [], ...said };
  expect(await splitCase(staff, form, at("11:00"))).toMatchObject({ ok: true });
  expect(await came()).toEqual(before);
  await countDay(HOME_ORGANISATION, DAY);
  const where = { organisationId: HOME_ORGANISATION, ...PART, day: DAY };
  expect(await db.dayCount.findFirst({ where })).toMatchObject({ came: 2, pending: 2 });
});
