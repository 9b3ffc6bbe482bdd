import type { Staff } from "@/lib/access/staff";
import { waitingFor } from "@/lib/cases/waiting-for";
import type { StaffPlace } from "./staff-places";

/** What waits for this person beside the place where they see to it; nothing beside a place without. */
export async function waitingCounts(staff: Staff): Promise<Partial<Record<StaffPlace, number>>> {
  const { approvals, dataRequests, assigned, escalated, warnings, batches } = await waitingFor(staff);
  const counts = { approvals: approvals + dataRequests, queue: assigned + escalated, warnings, disposal: batches };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
