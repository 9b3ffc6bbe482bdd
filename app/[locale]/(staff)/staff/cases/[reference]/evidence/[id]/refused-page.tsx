import { staffErrorPage } from "@/app/_server/staff-error-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { openReading } from "@/lib/evidence/open-reading";
import type { Typed } from "./fields-form";
import { picturePage } from "./picture-page";

type Refused = { reference: string; evidenceId: string; reason: string; typed?: Typed };

const PAGES_OF_THEIR_OWN: Record<string, number> = { not_permitted: 403, recused: 403, not_found: 404, no_copy: 404 };

/** The picture's page as it stands now, with what could not be done and what was typed. */
export async function refusedPage(visit: StaffVisit, { reference, evidenceId, reason, typed }: Refused) {
  const own = PAGES_OF_THEIR_OWN[reason];
  if (own) return staffErrorPage(visit, reason, own);
  const opened = await openReading(visit.staff, { reference, evidenceId });
  if (!opened.ok) return staffErrorPage(visit, opened.reason, 404);
  const status = reason === "changed_meanwhile" || reason === "burnt" ? 409 : 422;
  return picturePage(visit, { reference, view: opened.view, refused: { reason, status }, typed });
}
