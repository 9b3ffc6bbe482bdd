import { ownedBy } from "@/lib/access/case-scope";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { workingStaff } from "@/lib/cases/desk-of-case";
import { db } from "@/lib/infra/db/client";

export type Away = {
  readonly id: string;
  readonly from: Date;
  readonly until: Date;
  readonly substitute: string;
  readonly now: boolean;
};

export type ColleagueRow = {
  readonly id: string;
  readonly name: string;
  /** Cases under way that are assigned to them. */
  readonly cases: number;
  /** Absences that go on or lie ahead, the nearest first. */
  readonly away: readonly Away[];
};

/** Who works on cases in this office, how many are theirs, and who is away until when. */
export async function listColleagues(
  staff: Staff,
  now: Date = new Date(),
): Promise<{ ok: true; colleagues: readonly ColleagueRow[] } | NotPermitted> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const people = await workingStaff(staff);
  const ids = people.map(({ id }) => id);
  const [counts, absences] = await Promise.all([countCases(staff, ids), absencesOf(ids, now)]);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "";
  const colleagues = people.map(({ id, name }) => ({
    id,
    name,
    cases: counts.get(id) ?? 0,
    away: absences
      .filter(({ staffId }) => staffId === id)
      .map(({ id: absence, from, until, substituteId }) => {
        return { id: absence, from, until, substitute: nameOf(substituteId), now: from <= now };
      }),
  }));
  return { ok: true, colleagues };
}

async function countCases(staff: Staff, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT a.to_id AS id, count(DISTINCT a.case_id)::int AS count
    FROM case_assignment a JOIN track t ON t.case_id = a.case_id AND t.open
    WHERE a.ended_at IS NULL AND a.to_id = ANY(${ids}::uuid[]) AND ${ownedBy(staff, "t")} GROUP BY a.to_id`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

function absencesOf(ids: readonly string[], now: Date) {
  return db.absence.findMany({
    where: { staffId: { in: [...ids] }, endedAt: null, until: { gt: now } },
    orderBy: { from: "asc" },
  });
}
