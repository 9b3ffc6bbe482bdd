import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { isId } from "./schema";
import { authorise, type NotPermitted, type Staff } from "./staff";

export type RevokeSessions = {
  staffId: string;
  /** All but the asker's own when not named. */
  sessionId?: string;
};

/** Ends one session of a person, or all others. One's own need no permission; another's are the administrators' of their organisation. */
export async function revokeSessions(
  staff: Staff,
  { staffId, sessionId }: RevokeSessions,
  at = new Date(),
): Promise<{ ok: true; ended: number } | NotPermitted> {
  const may = staffId === staff.id ? ({ ok: true } as const) : authorise(staff, "staff:manage");
  if (!may.ok) return may;
  if (![staffId, sessionId ?? staffId].every(isId)) return { ok: true, ended: 0 };
  const which = sessionId ? { id: sessionId } : { id: { not: staff.sessionId } };
  return inTransaction(async (tx) => {
    const where = { ...which, staffId, staff: { organisationId: staff.organisationId }, revokedAt: null };
    const { count } = await tx.staffSession.updateMany({ where, data: { revokedAt: at } });
    const actor = { kind: "staff", id: staff.id } as const;
    const subject = { kind: "staff", id: staffId } as const;
    const data = { ended: count, session: sessionId };
    if (count > 0) await appendAudit(tx, { at, actor, action: "staff.sessions_revoked", subject, data });
    return { ok: true, ended: count } as const;
  });
}
