import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { staffNames } from "@/lib/cases/queries";
import { type ReadingDay, readingDaySchema } from "@/lib/cases/reading-watch/reading-day";
import { type SignView, signViews } from "@/lib/cases/reading-watch/sign-view";
import { db, inTransaction } from "@/lib/infra/db/client";

export type DayView = { readonly staffId: string; readonly name: string; readonly facts: ReadingDay };
export type ListSignsResult =
  | {
      ok: true;
      signs: readonly SignView[];
      /** The last day that was counted, person by person; null before any was. */
      day: string | null;
      days: readonly DayView[];
    }
  | NotPermitted;

const MOST_SIGNS = 100;
const MOST_PEOPLE = 500;

/**
 * What is worth an auditor's look in the reading of their own organisation, the farthest from usual first, and the
 * numbers of a day; one that the calendar has not counts as not said. That they looked is on record like everybody's reading.
 */
export async function listSigns(
  staff: Staff,
  asked: { day: string | null; settled: boolean },
  at: Date = new Date(),
): Promise<ListSignsResult> {
  const may = authorise(staff, "audit:read");
  if (!may.ok) return may;
  const { organisationId } = staff;
  const actor = { kind: "staff", id: staff.id } as const;
  const askedDay = z.iso.date().safeParse(asked.day).data;
  const data = { list: "reading", day: askedDay };
  await inTransaction((tx) =>
    appendAudit(tx, { actor, action: "audit.read", subject: { kind: "audit", id: staff.id }, data, at }),
  );
  const rows = await db.readingSign.findMany({
    where: { organisationId, setAsideAt: asked.settled ? { not: null } : null },
    orderBy: asked.settled ? [{ setAsideAt: "desc" }, { id: "desc" }] : [{ weight: "desc" }, { id: "desc" }],
    take: MOST_SIGNS,
  });
  const day = askedDay ?? (await lastDay(organisationId));
  return { ok: true, signs: await signViews(staff, rows), day, days: day ? await daysOf(staff, day) : [] };
}

async function lastDay(organisationId: string): Promise<string | null> {
  const last = await db.readingDay.findFirst({
    where: { organisationId },
    orderBy: { day: "desc" },
    select: { day: true },
  });
  return last?.day ?? null;
}

async function daysOf(staff: Staff, day: string): Promise<DayView[]> {
  const { organisationId } = staff;
  const rows = await db.readingDay.findMany({
    where: { organisationId, day },
    take: MOST_PEOPLE,
    select: { staffId: true, facts: true },
  });
  const people = rows.map(({ staffId }) => staffId);
  const names = await staffNames(staff, people);
  const days = rows.map(({ staffId, facts }) => ({
    staffId,
    name: names.get(staffId) ?? "",
    facts: readingDaySchema.parse(facts),
  }));
  return days.toSorted((one, other) => other.facts.cases - one.facts.cases);
}
