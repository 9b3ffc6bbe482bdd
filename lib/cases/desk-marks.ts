import { ownedBy, sharedWith } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { standingInFor } from "@/lib/cases/standing-in";
import { db } from "@/lib/infra/db/client";

/** What a row of the queue says about whose turn it is. */
export type DeskMarks = {
  /** `own`: to this person, or to somebody they stand in for. */
  readonly assignedTo: { readonly id: string; readonly name: string; readonly own: boolean } | null;
  readonly heldUntil: Date | null;
  readonly escalated: boolean;
  /** Kept as it is for a suit, by a hold on it or on the case that it is carried on in. */
  readonly litigation: boolean;
  /** This person has stepped back from the case. */
  readonly recused: boolean;
};

type Row = {
  trackId: string;
  toId: string | null;
  to: string | null;
  own: boolean | null;
  heldUntil: Date | null;
  escalated: boolean;
  litigation: boolean;
  recused: boolean;
};

const NONE: DeskMarks = { assignedTo: null, heldUntil: null, escalated: false, litigation: false, recused: false };

/**
 * The marks of these tracks, by id: of the office's own cases, and of those that it handles for another without whose they
 * are there and why they are kept; a hold that is over is none.
 */
export async function deskMarks(
  staff: Staff,
  trackIds: readonly string[],
  now: Date,
): Promise<(trackId: string) => DeskMarks> {
  const own = ownedBy(staff, "t");
  const handled = sharedWith(staff, { id: "t.case_id", permission: "case:claim", at: now });
  const rows = await db.$queryRaw<Row[]>`
    SELECT t.id AS "trackId", a.to_id AS "toId", s.name AS "to",
      a.to_id IN ${standingInFor(staff.id, now)} AS own, t.held_until AS "heldUntil", e.id IS NOT NULL AS escalated,
      (${own} AND EXISTS (SELECT 1 FROM holds_over(t.case_id))) AS litigation,
      EXISTS (SELECT 1 FROM recusal r WHERE r.case_id = t.case_id AND r.staff_id = ${staff.id}::uuid) AS recused
    FROM track t
    LEFT JOIN case_assignment a ON a.case_id = t.case_id AND a.ended_at IS NULL AND ${own}
    LEFT JOIN staff s ON s.id = a.to_id
    LEFT JOIN case_escalation e ON e.case_id = t.case_id AND e.closed_at IS NULL
      AND e.organisation_id = ${staff.organisationId}::uuid
    WHERE t.id = ANY(${trackIds}::uuid[]) AND (${own} OR ${handled})`;
  const marks = new Map(rows.map((row) => [row.trackId, marksOf(row, now)]));
  return (trackId) => marks.get(trackId) ?? NONE;
}

function marksOf({ toId, to, own, heldUntil, escalated, litigation, recused }: Row, now: Date): DeskMarks {
  return {
    assignedTo: toId ? { id: toId, name: to ?? "", own: own === true } : null,
    heldUntil: heldUntil && heldUntil > now ? heldUntil : null,
    escalated,
    litigation,
    recused,
  };
}
