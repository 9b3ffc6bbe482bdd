import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { workingStaff } from "@/lib/cases/desk-of-case";
import { endAbsence } from "@/lib/cases/end-absence";
import { type PlanRefusal, planAbsence } from "@/lib/cases/plan-absence";
import { ABSENCE_FIELDS, AbsenceForm, type AbsenceTyped } from "../absence-form";

export const GET = staffRoute("case:claim", async (visit) => seeOther(visit, "/staff/colleagues"));

/** Notes an absence, or ends one. */
export const POST = staffRoute("case:claim", async (visit) => {
  const form = await readForm(visit, [...ABSENCE_FIELDS, "id"]);
  if (form.get(BUTTON_FIELD) === "end") return end(visit, form.get("id"));
  const [staffId, substituteId, first, last] = ABSENCE_FIELDS.map((name) => form.get(name));
  const typed = { staffId: staffId ?? "", substituteId: substituteId ?? "", first: first ?? "", last: last ?? "" };
  const planned = await planAbsence(visit.staff, typed);
  if (planned.ok) return seeOther(visit, "/staff/colleagues?done=planned");
  if (planned.reason === "not_permitted") return staffErrorPage(visit, planned.reason, 403);
  return again(visit, typed, planned.reason);
});

async function end(visit: StaffVisit, id: string): Promise<Response> {
  const ended = await endAbsence(visit.staff, id);
  if (ended.ok) return seeOther(visit, "/staff/colleagues?done=back");
  return staffErrorPage(visit, ended.reason, ended.reason === "not_found" ? 404 : 403);
}

const FIELD_OF = {
  date_unknown: "first",
  span_wrong: "last",
  span_over: "last",
  span_long: "last",
  colleague_unknown: "substituteId",
  same_person: "substituteId",
  overlaps: "first",
  stands_in: "first",
  substitute_away: "substituteId",
} as const satisfies Record<PlanRefusal, keyof AbsenceTyped>;

async function again(visit: StaffVisit, typed: AbsenceTyped, reason: PlanRefusal): Promise<Response> {
  const { t, staff } = visit;
  const title = t("colleagues.absence.title");
  const colleagues = await workingStaff(staff);
  return staffPage(visit, {
    title,
    status: reason === "overlaps" || reason === "stands_in" ? 409 : 422,
    error: true,
    current: "colleagues",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <AbsenceForm
          {...{ t, staff, colleagues, typed }}
          formToken={visitFormToken(visit)}
          problem={{ field: FIELD_OF[reason], reason }}
        />
        <p>
          <a href={`/${t.locale}/staff/colleagues`}>{t("colleagues.title")}</a>
        </p>
      </div>
    ),
  });
}
