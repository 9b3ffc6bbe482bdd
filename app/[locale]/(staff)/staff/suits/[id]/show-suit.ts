import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { readSuit } from "@/lib/enforcement/read-suit";
import type { SuitOutcome } from "./suit-outcome";
import { suitPage } from "./suit-page";

const STATUS = { not_permitted: 403, not_found: 404 } as const;

/** The page of a suit as it stands now, with what came of the last form. */
export async function showSuit(visit: StaffVisit, id: string, outcome: SuitOutcome): Promise<Response> {
  const read = await readSuit(visit.staff, id);
  return read.ok ? suitPage(visit, read.view, outcome) : staffErrorPage(visit, read.reason, STATUS[read.reason]);
}

/** GET of an address that only takes forms leads back to the page of the suit. */
export const backToSuit = staffRoute("case:read", async (visit, { id = "" }) => seeOther(visit, `/staff/suits/${id}`));
