import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { deviceName } from "./device-name";
import { linkToken } from "./schema";
import { ABSOLUTE_HOURS } from "./session-limits";
import { tokenHash } from "./sign-in-attempt";
import type { SessionClaims } from "./staff-from-session";

/** The person of a ticket, which is spent by asking. */
async function spendTicket(tx: Tx, ticket: string, at: Date) {
  const ticketHash = tokenHash(ticket);
  const spent = await tx.signInAttempt.updateMany({
    where: { ticketHash, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  if (spent.count !== 1) return null;
  const { staffId } = await tx.signInAttempt.findUniqueOrThrow({ where: { ticketHash }, select: { staffId: true } });
  return tx.staff.findUnique({ where: { id: staffId, disabledAt: null }, select: { id: true, authVersion: true } });
}

/** Opens a session for a ticket from `finishSignIn`. Null when it is unknown, spent, too old, or the account disabled. */
export async function exchangeTicket(
  ticket: string,
  userAgent: string | undefined,
  at = new Date(),
): Promise<(SessionClaims & { staffId: string }) | null> {
  if (!linkToken.test(ticket)) return null;
  return inTransaction(async (tx) => {
    const staff = await spendTicket(tx, ticket, at);
    if (!staff) return null;
    const { id: staffId, authVersion } = staff;
    const expiresAt = new Date(at.getTime() + ABSOLUTE_HOURS * 3_600_000);
    const data = { staffId, authVersion, startedAt: at, seenAt: at, expiresAt, deviceName: deviceName(userAgent) };
    const { id: sid } = await tx.staffSession.create({ data, select: { id: true } });
    const subject = { kind: "staff", id: staffId } as const;
    await appendAudit(tx, { at, actor: subject, action: "staff.signed_in", subject, data: { session: sid } });
    return { sid, authVersion, staffId };
  });
}
