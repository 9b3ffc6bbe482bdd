import { staffErrorPage } from "@/app/_server/staff-error-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import type { WishFault } from "@/lib/cases/bulk/bulk-wish";
import { bulkFormPage } from "./bulk-form";
import type { BulkInput } from "./bulk-input";

/** The field at which a fault is shown. */
const FIELD_OF: Partial<Record<WishFault, string>> = {
  colleague_unknown: "to",
  date_unknown: "until",
  reason_missing: "reason",
  ground_missing: "ground",
  ground_unknown: "ground",
  message_missing: "message",
  unfilled: "message",
  unknown_variable: "message",
  note_missing: "note",
  target_missing: "target",
  target_unknown: "target",
  target_recused: "target",
};

/** The form once more with what was typed and what is wrong with it. */
export function bulkFaultPage(visit: StaffVisit, input: BulkInput, reason: WishFault): Promise<Response> {
  if (reason === "too_long") return bulkFormPage(visit, input, { problem: { field: longest(input), reason } });
  const field = FIELD_OF[reason];
  if (field) return bulkFormPage(visit, input, { problem: { field, reason } });
  if (reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  return staffErrorPage(visit, "unknown_fields", 400);
}

function longest({ typed: { message, note } }: BulkInput): "message" | "note" {
  return message.length > note.length ? "message" : "note";
}
