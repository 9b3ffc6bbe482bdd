import { listEntries } from "@/lib/audit/list-entries";
import { READING_ACTIONS, type ReadingDay, readingDaySchema, tallyDay } from "@/lib/cases/reading-watch/reading-day";
import { groupsOf, reasonsOf } from "@/lib/cases/reading-watch/reading-facts";
import { type ReadingSign, signsOf } from "@/lib/cases/reading-watch/reading-signs";
import { USUAL_DAYS } from "@/lib/cases/reading-watch/usual";
import { addDays, endOfShanghaiDay, type PlainDate, shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";

const WEEK_DAYS = 7;
/** Days are kept as long as a usual and the week before it need them; the record itself stays. */
const KEPT_DAYS = USUAL_DAYS + WEEK_DAYS;
/** More than anybody reads in a day; what comes on top adds nothing to a sign that is there long since. */
const MOST_ENTRIES = 5_000;

type Person = { id: string; organisationId: string };

/**
 * Counts what everybody of staff looked at since it was last counted, from the audit record, and notes what is worth an
 * auditor's look (T5). A day that is not over is counted again; so each run reads one or two days and no more, person by
 * person along the record's index. Safe to repeat: what somebody has already taken up stays as they saw it.
 * @returns how many days of persons were counted.
 */
export async function watchReading(now: Date = new Date()): Promise<number> {
  const today = shanghaiDate(now);
  const people = await db.staff.findMany({ select: { id: true, organisationId: true }, orderBy: { id: "asc" } });
  let counted = 0;
  for (const day of await daysToCount(today)) {
    for (const person of people) counted += await watchPerson(person, day, now);
  }
  await db.readingDay.deleteMany({ where: { day: { lt: addDays(today, -KEPT_DAYS) } } });
  return counted;
}

/** From the last day that was counted; on a new installation the days that make somebody's usual. */
async function daysToCount(today: PlainDate): Promise<PlainDate[]> {
  const last = await db.readingDay.aggregate({ _max: { day: true }, where: { day: { lte: today } } });
  const earliest = addDays(today, -USUAL_DAYS);
  const from = last._max.day && last._max.day > earliest ? last._max.day : earliest;
  const days = [from];
  while ((days.at(-1) ?? today) < today) days.push(addDays(days.at(-1) ?? today, 1));
  return days;
}

async function watchPerson(person: Person, day: PlainDate, now: Date): Promise<number> {
  const within = { from: startOfShanghaiDay(day), until: endOfShanghaiDay(day) };
  const entries = await listEntries({ actorId: person.id, actions: READING_ACTIONS, ...within }, null, MOST_ENTRIES);
  if (entries.length === 0) return 0;
  const facts = tallyDay(entries, await reasonsOf(person, entries, within.until));
  const before = await countedBefore(person, day);
  const week = before.filter((one) => one.day > addDays(day, -WEEK_DAYS)).map((one) => one.facts);
  const history = before.map((one) => one.facts);
  const strange = [...new Set([facts, ...week].flatMap((one) => Object.keys(one.strange)))];
  const signs = signsOf({ day: facts, week, history, ...(await groupsOf(strange)) });
  await inTransaction(async (tx) => {
    const key = { staffId: person.id, day };
    const row = { ...key, organisationId: person.organisationId, facts };
    await tx.readingDay.upsert({ where: { staffId_day: key }, create: row, update: { facts } });
    for (const sign of signs) await noteSign(tx, { person, day, sign, now });
  });
  return 1;
}

async function countedBefore(
  { id: staffId }: Person,
  day: PlainDate,
): Promise<{ day: PlainDate; facts: ReadingDay }[]> {
  const rows = await db.readingDay.findMany({
    where: { staffId, day: { lt: day, gte: addDays(day, -USUAL_DAYS) } },
    select: { day: true, facts: true },
  });
  return rows.map((row) => ({ day: row.day, facts: readingDaySchema.parse(row.facts) }));
}

type Noting = { person: Person; day: PlainDate; sign: ReadingSign; now: Date };

/** A sign grows with its day until somebody takes it up. */
async function noteSign(tx: Tx, { person, day, sign, now }: Noting): Promise<void> {
  const { kind, about, weight } = sign;
  const cases = [...sign.cases].slice(0, MOST_CASES);
  const grown = { numbers: sign.numbers, cases, weight };
  const key = { staffId: person.id, day, kind, about };
  const row = { ...key, ...grown, organisationId: person.organisationId, notedAt: now };
  await tx.readingSign.createMany({ data: [row], skipDuplicates: true });
  await tx.readingSign.updateMany({ where: { ...key, askedAt: null, setAsideAt: null }, data: grown });
}

const MOST_CASES = 100;
