import type { Form } from "@/app/_server/form";
import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { answerCheck } from "@/lib/cases/checklists/answer-check";
import { moveChecklist } from "@/lib/cases/checklists/move-checklist";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { CHECK_FIELDS } from "../check-form";
import { checkAgain, listMoved } from "./check-page";

export const GET = backToCase;

const STATUS: Record<string, number> = { not_permitted: 403, recused: 403, not_found: 404 };

/** Says of an item how it stands, or takes the case to the newest list. */
export const POST = staffRoute("case:decide:triage", async (visit, { reference = "" }) => {
  const form = await readForm(visit, CHECK_FIELDS);
  return form.get(BUTTON_FIELD) === "move" ? move(visit, reference, form) : answer(visit, reference, form);
});

async function move(visit: StaffVisit, reference: string, form: Form): Promise<Response> {
  const moved = await moveChecklist(visit.staff, { reference, version: form.get("version") });
  if (moved.ok) return seeOther(visit, `${caseAddress(reference, {}, form.get("list"))}#checklist`);
  if (moved.reason === "stale") return listMoved(visit, reference, { version: form.get("version"), note: "" });
  return staffErrorPage(visit, moved.reason, STATUS[moved.reason] ?? 400);
}

async function answer(visit: StaffVisit, reference: string, form: Form): Promise<Response> {
  const said = { state: form.get(BUTTON_FIELD), note: form.get("remark"), once: form.get("once") };
  const { once: onceKey, ...words } = said;
  const at = { item: form.get("item"), seen: form.get("seen") };
  const kept = await answerCheck(visit.staff, { reference, ...at, ...words, onceKey });
  const list = form.get("list");
  if (kept.ok) return seeOther(visit, `${caseAddress(reference, {}, list)}#check-${at.item}`);
  const { reason } = kept;
  if (reason === "stale" || reason === "reason_missing" || reason === "too_long")
    return checkAgain(visit, reference, { ...said, item: at.item, shown: form.get("shown"), list, reason });
  // The list was moved meanwhile, and the item with it.
  if (reason === "no_such_item") return listMoved(visit, reference, { version: form.get("version"), note: said.note });
  if (reason === "state_missing" || reason === "unreadable") return staffErrorPage(visit, "unknown_fields", 400);
  return staffErrorPage(visit, reason, STATUS[reason] ?? 400);
}
