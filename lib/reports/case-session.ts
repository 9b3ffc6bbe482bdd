declare const caseSession: unique symbol;

/**
 * The right to read and write one case as its reporter. Only number and code, or the cookie they earned, make one:
 * whoever demands this type cannot be handed a bare id.
 */
export type CaseSession = { readonly id: string; readonly caseId: string; readonly [caseSession]: true };

export const IDLE_MINUTES = 30;
export const LONGEST_HOURS = 12;

const MINUTE_MS = 60_000;

/** A visit moves the idle limit on, written at most once a minute. */
export const SEEN_STEP_MS = MINUTE_MS;

/** Sessions last used before this instant have been idle too long. */
export function idleSince(at: Date): Date {
  return new Date(at.getTime() - IDLE_MINUTES * MINUTE_MS);
}

/** When a session opened now ends, however busy it is. */
export function sessionEnd(at: Date): Date {
  return new Date(at.getTime() + LONGEST_HOURS * 60 * MINUTE_MS);
}

/** For `open-case-session` and `resume-case-session` alone, which have checked. */
export function mintCaseSession(row: { id: string; caseId: string }): CaseSession {
  return { id: row.id, caseId: row.caseId } as CaseSession;
}
