import type { Permission } from "./roles";

/** What makes somebody the second person of an act that takes two (SEC-09). */
export const APPROVING = [
  "case:decide:final",
  "identity:approve",
  "hold:lift",
  "export:approve",
  "disposal:approve",
] as const satisfies readonly Permission[];
export type Approving = (typeof APPROVING)[number];

/** How somebody came by it: other roles, a wider role, an invitation taken up, or a second factor that was reset. */
export const GRANT_CAUSES = ["roles", "role", "invite", "factor"] as const;
export type GrantCause = (typeof GRANT_CAUSES)[number];

/** How long a newcomer waits before their first answer where colleagues hold the same; a rule of the house. */
export const WAIT_MS = 24 * 3_600_000;

/** A grant as far as confirming it depends on it. */
export type Grant = {
  readonly staffId: string;
  readonly grantedById: string | null;
  readonly waiting: readonly string[];
  readonly waitsUntil: Date;
  readonly confirmedAt: Date | null;
};

export function approvingAmong(permissions: readonly Permission[]): readonly Approving[] {
  return APPROVING.filter((one) => permissions.includes(one));
}

/** Whether somebody still waits by this grant. */
export function isWaiting({ waiting, waitsUntil, confirmedAt }: Grant, at: Date): boolean {
  return waiting.length > 0 && confirmedAt === null && waitsUntil > at;
}

/** Whether this person may end the waiting: holds all of it, waits for none of it, and is neither of the two concerned. */
export function mayConfirm(
  grant: Grant,
  { id, permissions, resting }: { id: string; permissions: readonly Permission[]; resting: readonly string[] },
): boolean {
  if (id === grant.staffId || id === grant.grantedById) return false;
  return grant.waiting.every((one) => (permissions as readonly string[]).includes(one) && !resting.includes(one));
}
