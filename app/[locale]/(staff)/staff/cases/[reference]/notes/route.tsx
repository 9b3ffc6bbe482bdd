import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { addNote } from "@/lib/cases/add-note";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { WRITING_FIELDS } from "../case-writing";
import { writingAgain } from "../writing-page";

export const GET = backToCase;

/** Keeps a note among staff. */
export const POST = staffRoute("note:add", async (visit, { reference = "" }) => {
  const form = await readForm(visit, WRITING_FIELDS);
  const typed = { body: form.get("body"), once: form.get("once"), list: form.get("list") };
  const result = await addNote(visit.staff, { reference, body: typed.body, onceKey: typed.once });
  if (result.ok) return seeOther(visit, `${caseAddress(reference, { done: "noted" }, typed.list)}#notes`);
  if (result.reason === "not_found") return staffErrorPage(visit, result.reason, 404);
  if (result.reason === "recused") return staffErrorPage(visit, result.reason, 403);
  return writingAgain(visit, { reference, what: "notes", typed }, { reason: result.reason, status: 422 });
});
