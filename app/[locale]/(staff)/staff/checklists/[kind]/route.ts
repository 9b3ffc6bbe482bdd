import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import { previewChecklist } from "@/lib/cases/checklists/preview-checklist";
import { readChecklistOfKind } from "@/lib/cases/checklists/read-checklists";
import { saveChecklist } from "@/lib/cases/checklists/save-checklist";
import type { ListProblem } from "@/lib/cases/checklists/schema";
import { draftOf, LIST_FIELDS, type ListTyped, typedIn, typedOf } from "../list-input";
import { type ListOutcome, listPage } from "../list-page";

export const GET = staffRoute("checklists:change", (visit, { kind = "" }) => show(visit, kind, {}));

/** Saves, previews or fills in the house's items, as the button says. */
export const POST = staffRoute("checklists:change", async (visit, { kind = "" }) => {
  const form = await readForm(visit, LIST_FIELDS);
  const typed = typedIn(form);
  const act = form.get(BUTTON_FIELD);
  if (act === "preview") return preview(visit, kind, typed);
  if (act === "house") return houseAgain(visit, kind, typed);
  if (act !== "save") throw new FormRefused(400, "unknown_fields");
  const saved = await saveChecklist(visit.staff, kind, draftOf(typed));
  if (saved.ok) return seeOther(visit, `/staff/checklists/${kind}?done=saved`);
  if (saved.reason === "faulty") return show(visit, kind, { typed, errors: faultWords(visit, saved.problem) });
  if (saved.reason === "stale") return show(visit, kind, { typed, stale: true });
  if (saved.reason === "not_permitted") return staffErrorPage(visit, saved.reason, 403);
  return staffErrorPage(visit, "not_found", 404);
});

async function show(visit: StaffVisit, kind: string, outcome: ListOutcome): Promise<Response> {
  const list = await readChecklistOfKind(visit.staff, kind);
  return list ? listPage({ visit, list, outcome }) : staffErrorPage(visit, "not_found", 404);
}

async function preview(visit: StaffVisit, kind: string, typed: ListTyped): Promise<Response> {
  const read = await previewChecklist(visit.staff, { reference: typed.case, draft: draftOf(typed) });
  if (read.ok) return show(visit, kind, { typed, preview: read.preview });
  if (read.reason === "not_permitted") return staffErrorPage(visit, read.reason, 403);
  if (read.reason === "faulty") return show(visit, kind, { typed, errors: faultWords(visit, read.problem) });
  const message = visit.t(`checklist.previewOf.${read.reason === "no_cases" ? "noCases" : "notFound"}`);
  return show(visit, kind, { typed, errors: [{ fieldId: "case", message }] });
}

/** The list as shipped, for the next version to begin with; nothing is saved. */
async function houseAgain(visit: StaffVisit, kind: string, { base }: ListTyped): Promise<Response> {
  const list = await readChecklistOfKind(visit.staff, kind);
  const items = list?.versions.at(-1)?.items ?? [];
  return show(visit, kind, { typed: { ...typedOf(0, items), base }, house: true });
}

function faultWords({ t }: StaffVisit, { reason, at, field }: ListProblem): FieldError[] {
  const fault = t(`checklist.faults.${reason}`);
  if (at === null) return [{ fieldId: "zh-1", message: fault }];
  const known = ["zh", "en", "whyZh", "whyEn"].find((name) => name === field) ?? "zh";
  return [{ fieldId: `${known}-${at + 1}`, message: t("checklist.faults.at", { number: at + 1, fault }) }];
}
