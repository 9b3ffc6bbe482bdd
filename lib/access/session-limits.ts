/** ASVS 5.0 7.3: away from the desk, and a working day with its breaks. */
export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 10;

export type SessionFacts = {
  authVersion: number;
  seenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  staff: { authVersion: number; disabledAt: Date | null };
};

/** Whether a session still counts. `version` is the one in the browser's cookie: a role change or a new password raises the person's. */
export function isAlive(session: SessionFacts, version: number, at: Date): boolean {
  if (session.revokedAt !== null || session.staff.disabledAt !== null) return false;
  if (session.authVersion !== version || session.staff.authVersion !== version) return false;
  const idleSince = at.getTime() - session.seenAt.getTime();
  return at < session.expiresAt && idleSince < IDLE_MINUTES * 60_000;
}
