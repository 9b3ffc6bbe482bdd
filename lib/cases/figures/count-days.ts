import { addDays, daysBetween, type PlainDate, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import { countDay } from "./count-day";

/** A year of whole weeks, and one to spare: further back no picture reaches. */
export const DAYS_KEPT = 53 * 7;
/** After a long outage of a large office the rest waits for the next hour. */
const LONGEST_MS = 300_000;

/**
 * Counts the days that are over and not counted yet, the latest first, so that a day without a worker is filled in
 * later; and forgets what single people did longer ago than any picture shows.
 * @returns how many days were counted.
 */
export async function countDays(now: Date = new Date()): Promise<number> {
  const end = Date.now() + LONGEST_MS;
  let counted = 0;
  for (const { organisationId, day } of await allMissing(now)) {
    if (Date.now() > end) break;
    await countDay(organisationId, day, now);
    counted += 1;
  }
  const tooOld = addDays(shanghaiDate(now), -DAYS_KEPT);
  await db.dayCount.deleteMany({ where: { dimension: "person", day: { lt: tooOld } } });
  return counted;
}

/** Of all organisations, so that none waits for another's past. */
async function allMissing(now: Date): Promise<{ organisationId: string; day: PlainDate }[]> {
  const organisations = await db.organisation.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  const missing: { organisationId: string; day: PlainDate }[] = [];
  for (const { id: organisationId } of organisations) {
    for (const day of await missingDays(organisationId, now)) missing.push({ organisationId, day });
  }
  return missing.toSorted((one, other) => other.day.localeCompare(one.day));
}

/** Days from the first case on, as far back as pictures reach, to yesterday; the latest first. */
async function missingDays(organisationId: string, now: Date): Promise<PlainDate[]> {
  const first = await firstDay(organisationId);
  if (!first) return [];
  const yesterday = addDays(shanghaiDate(now), -1);
  const reach = Math.min(DAYS_KEPT, daysBetween(first, yesterday) + 1);
  const days = Array.from({ length: Math.max(0, reach) }, (_, back) => addDays(yesterday, -back));
  const there = await db.dayCount.findMany({
    where: { organisationId, dimension: "all", value: "", day: { in: days } },
    select: { day: true },
  });
  const counted = new Set(there.map(({ day }) => day));
  return days.filter((day) => !counted.has(day));
}

/** The day of an organisation's first case; null before there is one. */
export async function firstDay(organisationId: string): Promise<PlainDate | null> {
  const first = await db.case.findFirst({
    where: { organisationId },
    orderBy: { openedAt: "asc" },
    select: { openedAt: true },
  });
  return first && shanghaiDate(first.openedAt);
}
