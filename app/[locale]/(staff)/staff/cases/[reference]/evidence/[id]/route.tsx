import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { openReading } from "@/lib/evidence/open-reading";
import { picturePage } from "./picture-page";

const STATUS = { not_permitted: 403, not_found: 404, no_copy: 404 } as const;

/** One picture with what was read on it; what is private is hidden, in the picture and in the list. */
export const GET = staffRoute("evidence:view", async (visit, { reference = "", id = "" }) => {
  const opened = await openReading(visit.staff, { reference, evidenceId: id });
  if (!opened.ok) return staffErrorPage(visit, opened.reason, STATUS[opened.reason]);
  return picturePage(visit, { reference, view: opened.view, done: visit.url.searchParams.get("done") });
});
