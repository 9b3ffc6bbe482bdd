import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { claimCase } from "@/lib/cases/claim-case";
import { type NextRow, nextInQueue } from "@/lib/cases/next-in-queue";
import { queueAddress, readQueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import { caseAddress } from "./case-address";

/** The button that sends and goes on. */
export const SEND_NEXT = "send_next";

export type Here = { reference: string; track: string; list: string };

/** The row after this one in the list beside the case; asked before anything is written. */
export async function findNext(visit: StaffVisit, { reference, track, list }: Here): Promise<NextRow | null> {
  const asked = new URLSearchParams(list);
  const place = { filter: readQueueFilter(asked), cursor: readQueueCursor(asked), reference, track };
  const found = await nextInQueue(visit.staff, place);
  return found.ok ? found.next : null;
}

/** Goes on with the next case, taken like one that is opened by key; without one, back to this case with `last`. */
export async function goOn(visit: StaffVisit, here: Here, { next, did }: { next: NextRow | null; did: string }) {
  const { reference, track, list } = here;
  if (!next) return seeOther(visit, caseAddress(reference, { done: "last", did, on: track }, list));
  const taken = visit.staff.singleKeys
    ? await claimCase(visit.staff, { reference: next.reference, opened: true })
    : null;
  const done = taken?.ok === false && taken.reason === "taken" ? "taken" : "next";
  const listed = queueAddress(readQueueFilter(new URLSearchParams(list)), next.cursor).toString();
  return seeOther(visit, caseAddress(next.reference, { on: next.track, done, did, from: reference }, listed));
}
