import { holds, type Staff } from "@/lib/access/staff";

/** Where an order stands; computed from its facts. */
export const ORDER_PHASES = ["waiting", "undone", "working", "finished"] as const;
export type OrderPhase = (typeof ORDER_PHASES)[number];

type Facts = { undoneAt: Date | null; startedAt: Date | null; finishedAt: Date | null };

export function phaseOfOrder({ undoneAt, startedAt, finishedAt }: Facts): OrderPhase {
  if (undoneAt) return "undone";
  if (finishedAt) return "finished";
  return startedAt ? "working" : "waiting";
}

const STALLED_AFTER_MS = 30_000;

/** Whether an order that was begun has not moved for half a minute; the queue takes up what a worker left within another. */
export function isStalled(facts: Facts & { movedAt: Date | null }, at: Date): boolean {
  const { startedAt, movedAt } = facts;
  if (phaseOfOrder(facts) !== "working" || !startedAt) return false;
  const latest = Math.max(startedAt.getTime(), movedAt?.getTime() ?? 0);
  return at.getTime() - latest > STALLED_AFTER_MS;
}

/** One's own orders; whoever leads the office or audits it sees everybody's. */
export function orderScope(staff: Staff): { organisationId: string; madeById?: string } {
  const all = holds(staff, "case:assign") || holds(staff, "audit:read");
  return { organisationId: staff.organisationId, ...(all ? {} : { madeById: staff.id }) };
}
