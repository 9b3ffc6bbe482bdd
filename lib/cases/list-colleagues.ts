import { ownedBy } from "@/lib/access/case-scope";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { workingStaff } from "@/lib/cases/desk-of-case";
import { staffNames } from "@/lib/cases/queries";
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
  /**
   * False of whoever has left, or has a role that takes no cases: listed while cases are still theirs, for a supervisor to
   * hand over, or an absence, for somebody stands in for them until it is ended.
   */
  readonly works: boolean;
  /** Cases under way that are assigned to them. */
  readonly cases: number;
  /** Absences that go on or lie ahead, the nearest first. */
  readonly away: readonly Away[];
};

/** Who works on cases in this office, or did and is not done with it; how many are theirs, and who is away until when. */
export async function listColleagues(
  staff: Staff,
  now: Date = new Date(),
): Promise<{ ok: true; colleagues: readonly ColleagueRow[] } | NotPermitted> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const [working, counts] = await Promise.all([workingStaff(staff), countCases(staff)]);
  const gone = await everybodyBut(
    staff,
    working.map(({ id }) => id),
  );
  const people = [
    ...working.map((person) => ({ ...person, works: true })),
    ...gone.map((person) => ({ ...person, works: false })),
  ];
  const absences = await absencesOf(
    people.map(({ id }) => id),
    now,
  );
  const names = await staffNames(
    staff,
    absences.map(({ substituteId }) => substituteId),
  );
  const colleagues = people.map(({ id, name, works }) => ({
    id,
    name,
    works,
    cases: counts.get(id) ?? 0,
    away: absences
      .filter(({ staffId }) => staffId === id)
      .map(({ id: absence, from, until, substituteId }) => {
        return { id: absence, from, until, substitute: names.get(substituteId) ?? "", now: from <= now };
      }),
  }));
  return { ok: true, colleagues: colleagues.filter(({ works, cases, away }) => works || cases > 0 || away.length > 0) };
}

function everybodyBut({ organisationId }: Staff, ids: string[]): Promise<{ id: string; name: string }[]> {
  const where = { organisationId, id: { notIn: ids } };
  return db.staff.findMany({ where, orderBy: { name: "asc" }, select: { id: true, name: true } });
}

async function countCases(staff: Staff): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT a.to_id AS id, count(DISTINCT a.case_id)::int AS count
    FROM case_assignment a JOIN track t ON t.case_id = a.case_id AND t.open
    WHERE a.ended_at IS NULL AND ${ownedBy(staff, "t")} GROUP BY a.to_id`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

function absencesOf(ids: readonly string[], now: Date) {
  return db.absence.findMany({
    where: { staffId: { in: [...ids] }, endedAt: null, until: { gt: now } },
    orderBy: { from: "asc" },
  });
}
