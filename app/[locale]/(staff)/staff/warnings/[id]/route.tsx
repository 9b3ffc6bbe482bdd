import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { WARNING_ACTIONS } from "@/lib/transparency/consumer-warning";
import { LONGEST_WARNING, moveWarning, warningTextsSchema } from "@/lib/transparency/move-warning";
import { LONGEST_DAYS } from "@/lib/transparency/publication";
import { readWarning } from "@/lib/transparency/read-warnings";
import type { WarningOutcome } from "./decide-forms";
import { TEXTS, warningPage } from "./warning-page";

/** Which field a fault of publishing or withdrawing belongs to. */
const FAULTS: Partial<Record<string, "until" | "because">> = {
  until_missing: "until",
  until_range: "until",
  identifying: "until",
  because_missing: "because",
};

async function show(visit: StaffVisit, id: string, outcome: WarningOutcome): Promise<Response> {
  const warning = await readWarning(visit.staff, id);
  return warning ? warningPage(visit, warning, outcome) : staffErrorPage(visit, "not_found", 404);
}

function sentence({ t }: StaffVisit, { field, reason }: Problem): FieldError {
  const label = t(`warnings.${field}`);
  return { fieldId: field, message: t(`warnings.problems.${reason}`, { label, max: LONGEST_WARNING }) };
}

export const GET = staffRoute("case:read", (visit, { id = "" }) => show(visit, id, {}));

/** Writes, approves, publishes or withdraws, as the button says. */
export const POST = staffRoute("case:read", async (visit, { id = "" }) => {
  const form = await readForm(visit, [...TEXTS, "version", "until", "because"]);
  const action = WARNING_ACTIONS.find((one) => one === form.get(BUTTON_FIELD));
  const version = Number(form.get("version"));
  if (!action || !Number.isInteger(version)) return staffErrorPage(visit, "not_found", 404);
  const typed = { textZh: form.get("textZh"), textEn: form.get("textEn") };
  const read = readStep(warningTextsSchema, typed);
  if (action === "write" && !read.ok) {
    const errors = read.problems.map((problem) => sentence(visit, problem));
    return show(visit, id, { typed, errors, status: 422 });
  }
  const said = { until: form.get("until"), because: form.get("because") };
  const texts = action === "write" && read.ok ? { texts: read.answers } : {};
  const done = await moveWarning(visit.staff, { id, action, version, ...texts, ...said });
  if (done.ok) return seeOther(visit, `/staff/warnings/${id}?done=${action}`);
  const fieldId = action === "write" && done.reason === "identifying" ? "textZh" : FAULTS[done.reason];
  if (fieldId) {
    const message = visit.t(`warnings.faults.${done.reason}`, { most: LONGEST_DAYS });
    return show(visit, id, {
      ...said,
      ...(action === "write" && { typed }),
      errors: [{ fieldId, message }],
      status: 422,
    });
  }
  if (done.reason === "not_found") return staffErrorPage(visit, "not_found", 404);
  return show(visit, id, { ...(action === "write" ? { typed } : {}), refused: done.reason, status: 409 });
});
