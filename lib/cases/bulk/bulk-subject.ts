import { asSeen, caseScope, rightColumns } from "@/lib/access/case-scope";
import type { Permission } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { type Reading, readingsOf } from "@/lib/cases/bulk/seen-cases";
import { type Done, ownWork } from "@/lib/cases/lock-track";
import { ACTIONS, type Action } from "@/lib/cases/step";
import { type Position, positionOf } from "@/lib/cases/track";
import { db } from "@/lib/infra/db/client";

/** One ticked row with everything that the rules ask about it, for one person. */
export type BulkSubject = {
  readonly trackId: string;
  readonly caseId: string;
  readonly organisationId: string;
  readonly reference: string;
  readonly title: string;
  readonly position: Position;
  readonly version: number;
  readonly spent: readonly Action[];
  /** What the person has done on it themselves. */
  readonly ownWork: readonly Action[];
  /** Belongs to the person's own organisation. */
  readonly own: boolean;
  /** What the person may do with this very case. */
  readonly permissions: readonly Permission[];
  readonly claim: { readonly claimedById: string | null; readonly claimedUntil: Date | null };
  readonly assignment: { readonly id: string; readonly toId: string } | null;
  readonly heldUntil: Date | null;
  /** Who has stepped back from it; of another organisation's case, whether this person has. */
  readonly recused: readonly string[];
  readonly reading: Reading;
};

/** The rows that this person can still see of those they ticked, in their order. A handful of questions for all of them. */
export async function bulkSubjects(staff: Staff, trackIds: readonly string[], at: Date): Promise<BulkSubject[]> {
  const rows = await trackRows(staff, trackIds, at);
  const ids = [...new Set(rows.map(({ case: { id } }) => id))];
  const [done, assignments, recusals, reading] = await Promise.all([
    doneOn(ids),
    db.caseAssignment.findMany({ where: { caseId: { in: ids }, endedAt: null } }),
    db.recusal.findMany({ where: { caseId: { in: ids } }, select: { caseId: true, staffId: true } }),
    readingsOf(staff, ids),
  ]);
  const subjects = rows.map(({ id: trackId, kind, state, version, holds, case: found }): BulkSubject => {
    const { id: caseId, organisationId, reference, claimedById, claimedUntil } = found;
    const own = organisationId === staff.organisationId;
    const assignment = assignments.find((one) => one.caseId === caseId) ?? null;
    return {
      ...{ trackId, caseId, organisationId, reference, version, own },
      title: own ? found.title : found.shopName,
      position: positionOf(kind, state),
      spent: [...new Set(done(caseId, kind).map(({ action }) => action))],
      ownWork: ownWork(done(caseId, kind), staff),
      permissions: asSeen(staff, found).permissions,
      claim: { claimedById, claimedUntil },
      assignment: own && assignment ? { id: assignment.id, toId: assignment.toId } : null,
      heldUntil: (own && holds.find(({ until }) => until > at)?.until) || null,
      recused: recusals.filter((one) => one.caseId === caseId && (own || one.staffId === staff.id)).map(personOf),
      reading: reading(caseId),
    };
  });
  return subjects.toSorted((one, other) => trackIds.indexOf(one.trackId) - trackIds.indexOf(other.trackId));
}

const personOf = ({ staffId }: { staffId: string }) => staffId;

function trackRows(staff: Staff, trackIds: readonly string[], at: Date) {
  return db.track.findMany({
    where: { id: { in: [...trackIds] }, case: caseScope(staff, "case:read", at) },
    select: {
      id: true,
      kind: true,
      state: true,
      version: true,
      holds: { where: { endedAt: null }, select: { until: true } },
      case: {
        select: {
          id: true,
          reference: true,
          title: true,
          shopName: true,
          claimedById: true,
          claimedUntil: true,
          ...rightColumns(staff, at),
        },
      },
    },
  });
}

/** What has been done on the tracks of these cases, and by whom. */
async function doneOn(caseIds: readonly string[]): Promise<(caseId: string, kind: string) => readonly Done[]> {
  const events = await db.caseEvent.groupBy({
    by: ["caseId", "trackKind", "kind", "staffId"],
    where: { caseId: { in: [...caseIds] }, kind: { in: [...ACTIONS] } },
  });
  return (caseId, kind) => {
    const here = events.filter((event) => event.caseId === caseId && event.trackKind === kind);
    return ACTIONS.flatMap((action) =>
      here.filter((event) => event.kind === action).map(({ staffId }) => ({ action, staffId })),
    );
  };
}
