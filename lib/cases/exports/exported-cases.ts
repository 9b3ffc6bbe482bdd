import { caseScope } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import type { ExportedCase } from "@/lib/cases/exports/export-columns";
import { MOST_EXPORTED } from "@/lib/cases/exports/export-terms";
import { staffNames } from "@/lib/cases/queries";
import type { QueueFilter } from "@/lib/cases/queue-filter";
import { readQueue } from "@/lib/cases/read-queue";
import { db } from "@/lib/infra/db/client";

/** A case has a track or two. */
const MOST_TRACKS = 2 * MOST_EXPORTED + 1;
const AT_ONCE = 1_000;

/**
 * The cases that a filter finds for this person, of their own organisation: what another shares is not theirs to carry
 * on. At the most one more than may be exported, which says that there are too many.
 */
export async function casesFound(staff: Staff, filter: QueueFilter, now: Date): Promise<string[]> {
  const records = await readQueue(staff, { filter, cursor: null, limit: MOST_TRACKS, now });
  const ids = [...new Set(records.map(({ caseId }) => caseId))];
  const own = await inParts(ids, (id) => {
    const where = { id: { in: id }, AND: [caseScope(staff, "own", now)] };
    return db.case.findMany({ where, select: { id: true } });
  });
  const stepped = await recusedFrom(staff, ids);
  return own
    .map(({ id }) => id)
    .filter((id) => !stepped.has(id))
    .slice(0, MOST_EXPORTED + 1);
}

/** Those of these cases that the person may still read, as they stand now, by number. */
export async function exportedCases(staff: Staff, ids: readonly string[], now: Date): Promise<ExportedCase[]> {
  const stepped = await recusedFrom(staff, ids);
  const rows = await inParts(ids, (id) =>
    db.case.findMany({
      where: { id: { in: id }, AND: [caseScope(staff, "own", now)] },
      select: {
        id: true,
        reference: true,
        openedAt: true,
        behaviour: true,
        platform: true,
        shopName: true,
        title: true,
        claimedById: true,
        claimedUntil: true,
        tracks: { select: { kind: true, state: true, dueAt: true } },
      },
    }),
  );
  const names = await staffNames(
    staff,
    rows.map(({ claimedById }) => claimedById),
  );
  return rows
    .filter(({ id }) => !stepped.has(id))
    .map(({ id: _, claimedById, claimedUntil, ...row }) => {
      const holder = claimedUntil && claimedUntil > now ? (names.get(claimedById ?? "") ?? null) : null;
      return { ...row, holder };
    })
    .toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
}

/** What somebody stepped back from is not theirs to carry out either. */
async function recusedFrom({ id: staffId }: Staff, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await inParts(ids, (caseId) =>
    db.recusal.findMany({ where: { staffId, caseId: { in: caseId } }, select: { caseId: true } }),
  );
  return new Set(rows.map(({ caseId }) => caseId));
}

/** PostgreSQL takes so many values in one statement; a long list goes in parts. */
async function inParts<Row>(ids: readonly string[], read: (part: string[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) rows.push(...(await read(ids.slice(from, from + AT_ONCE))));
  return rows;
}
