import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { listUnits } from "@/lib/cases/routing/list-units";
import { type MoveFault, moveToUnit } from "@/lib/cases/routing/move-to-unit";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { BackToCase } from "../case-way-back";
import { UNIT_FIELDS, UnitForm, type UnitTyped } from "../unit-form";
import { unitConflict } from "./unit-conflict";

export const GET = backToCase;

/** Moves the case to another desk, whatever the rules say. */
export const POST = staffRoute("case:assign", async (visit, { reference = "" }) => {
  const form = await readForm(visit, UNIT_FIELDS);
  const typed = Object.fromEntries(UNIT_FIELDS.map((field) => [field, form.get(field)])) as UnitTyped;
  const done = await moveToUnit(visit.staff, { reference, ...typed });
  if (done.ok) return seeOther(visit, `${caseAddress(reference, { done: "moved" }, typed.list)}#routing`);
  if (done.reason === "not_permitted" || done.reason === "recused") return staffErrorPage(visit, done.reason, 403);
  if (done.reason === "not_found") return staffErrorPage(visit, done.reason, 404);
  if (done.reason === "stale") return unitConflict(visit, reference, typed);
  return unitAgain(visit, { reference, typed, fault: done.reason });
});

type Again = { reference: string; typed: UnitTyped; fault: MoveFault };

async function unitAgain(visit: StaffVisit, { reference, typed, fault }: Again): Promise<Response> {
  const [title, formToken] = [visit.t("rules.case.move.open"), visitFormToken(visit)];
  const listed = await listUnits(visit.staff);
  const units = listed.ok ? listed.units : [];
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <UnitForm {...{ formToken, reference, units, typed, fault }} t={visit.t} />
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}
