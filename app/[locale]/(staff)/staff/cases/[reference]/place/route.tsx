import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { recordPlace } from "@/lib/cases/record-place";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { BackToCase } from "../case-way-back";
import { onHoldPage } from "../on-hold-page";
import { PLACE_FIELDS, PlaceForm, type PlaceTyped } from "../place-form";
import { placeConflict } from "./place-conflict";

export const GET = backToCase;

/** Keeps where the operator is, and routes the case again. */
export const POST = staffRoute("case:decide:triage", async (visit, { reference = "" }) => {
  const form = await readForm(visit, PLACE_FIELDS);
  const typed = Object.fromEntries(PLACE_FIELDS.map((field) => [field, form.get(field)])) as PlaceTyped;
  const done = await recordPlace(visit.staff, { reference, ...typed });
  if (done.ok) return seeOther(visit, `${caseAddress(reference, {}, typed.list)}#routing`);
  if (done.reason === "not_permitted" || done.reason === "recused") return staffErrorPage(visit, done.reason, 403);
  if (done.reason === "not_found") return staffErrorPage(visit, done.reason, 404);
  if (done.reason === "stale") return placeConflict(visit, { reference, typed, now: done.now });
  if (done.reason === "on_hold") return onHoldPage(visit, { reference, hold: done.hold });
  const [title, formToken] = [visit.t("rules.case.record"), visitFormToken(visit)];
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <PlaceForm t={visit.t} formToken={formToken} reference={reference} typed={typed} fault={done.reason} />
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
});
