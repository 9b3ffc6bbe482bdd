import { staffErrorPage } from "@/app/_server/staff-error-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { pickReply } from "@/lib/cases/bulk/pick-reply";
import { bulkFormPage } from "./bulk-form";
import type { BulkInput } from "./bulk-input";

/** The form once more with the chosen reply below what was typed, its variables as they are. Nothing is ordered. */
export async function bulkFilled(visit: StaffVisit, input: BulkInput): Promise<Response> {
  const { template, typed } = input;
  const picked = await pickReply(visit.staff, { template, typed: typed.message, locale: visit.t.locale });
  if (picked.ok) {
    const words = { ...typed, message: picked.text, reply: picked.used };
    return bulkFormPage(visit, { ...input, typed: words }, { picked: { missing: [] } });
  }
  if (picked.reason === "not_permitted") return staffErrorPage(visit, picked.reason, 403);
  return bulkFormPage(visit, input, { picked: { gone: true } });
}
