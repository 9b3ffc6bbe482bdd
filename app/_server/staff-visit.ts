import { holds, type Staff } from "@/lib/access/staff";
import type { Locale } from "@/lib/i18n/locale";
import { formOwner, staffOf } from "./staff-session";
import { openVisit, type Visit } from "./visit";

/** One request of a signed-in member of staff. `readForm`, `seeOther`, `here` and `visitFormToken` work with it as with any visit. */
export type StaffVisit = Visit & { staff: Staff };

/** Null when nobody is signed in. */
export async function openStaffVisit(request: Request, locale: Locale): Promise<StaffVisit | null> {
  const visit = openVisit(request, locale);
  const staff = await staffOf(request.headers.get("cookie"), visit.secure);
  return staff && { ...visit, staff, token: formOwner(staff), known: true, cookies: [] };
}

/** Where a person's work starts: the queue, for whoever only answers what waits for their word, for administrators the people. */
export function staffHome(staff: Pick<Staff, "permissions">): string {
  if (holds(staff, "case:read")) return "/staff";
  if (holds(staff, "identity:approve") || holds(staff, "hold:lift") || holds(staff, "export:approve"))
    return "/staff/approvals";
  return holds(staff, "staff:manage") ? "/staff/people" : "/staff/account";
}
