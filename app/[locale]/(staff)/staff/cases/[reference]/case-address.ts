import { queueAddress, readQueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";

/** The page of a case after something was done to it, with the list that stood beside it. */
export function caseAddress(reference: string, done: Record<string, string>, list: string): string {
  const asked = new URLSearchParams(list);
  const address = queueAddress(readQueueFilter(asked), readQueueCursor(asked));
  for (const [name, value] of Object.entries(done)) address.set(name, value);
  return `/staff/cases/${reference}?${address}`;
}
