import type { Waiting } from "@/lib/cases/waiting-for";
import type { StaffPlace } from "./staff-places";

/** What waits for a person beside the place where they see to it; nothing beside a place without. */
export function waitingCounts(waiting: Waiting): Partial<Record<StaffPlace, number>> {
  const { approvals, dataRequests, assigned, escalated, warnings, batches } = waiting;
  const counts = { approvals: approvals + dataRequests, queue: assigned + escalated, warnings, disposal: batches };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
