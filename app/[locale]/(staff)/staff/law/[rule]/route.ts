import type { Form } from "@/app/_server/form";
import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import { readRuleHistory } from "@/lib/cases/law/read-law";
import { recordRuleVersion, shippedRule } from "@/lib/cases/law/record-rule-version";
import { earliestDay } from "@/lib/cases/law/rule-day";
import { mostOf, VERSION_FIELDS, type VersionFault, type VersionInput } from "@/lib/cases/law/schema";
import { withdrawRuleVersion } from "@/lib/cases/law/withdraw-rule-version";
import { dayWords } from "../law-words";
import { type RuleOutcome, rulePage } from "../rule-page";

export const GET = staffRoute(null, (visit, { rule = "" }) => show(visit, rule, {}));

/** Records a version or takes one back, as the button says. */
export const POST = staffRoute("law:change", async (visit, { rule = "" }) => {
  const form = await readForm(visit, [...VERSION_FIELDS, "number", "why"]);
  const act = form.get(BUTTON_FIELD);
  if (act === "withdraw") return withdraw(visit, rule, form);
  if (act !== "record") throw new FormRefused(400, "unknown_fields");
  return record(visit, rule, form);
});

async function show(visit: StaffVisit, rule: string, outcome: RuleOutcome): Promise<Response> {
  const now = new Date();
  const history = await readRuleHistory(visit.staff, rule, now);
  return history ? rulePage({ visit, history, outcome, now }) : staffErrorPage(visit, "not_found", 404);
}

async function record(visit: StaffVisit, ruleId: string, form: Form): Promise<Response> {
  const typed = Object.fromEntries(VERSION_FIELDS.map((name) => [name, form.get(name)])) as VersionInput;
  const recorded = await recordRuleVersion(visit.staff, { ruleId, form: typed });
  if (recorded.ok) return seeOther(visit, `/staff/law/${ruleId}?done=recorded`);
  if (recorded.reason === "faulty")
    return show(visit, ruleId, { typed, errors: faultWords(visit, ruleId, recorded.faults) });
  if (recorded.reason === "not_permitted") return staffErrorPage(visit, recorded.reason, 403);
  if (recorded.reason === "unknown_rule") return staffErrorPage(visit, "not_found", 404);
  return show(visit, ruleId, { typed, stale: true, status: 409 });
}

function faultWords({ t }: StaffVisit, ruleId: string, faults: readonly VersionFault[]): FieldError[] {
  const now = new Date();
  const rule = shippedRule(ruleId, now);
  const most = rule ? mostOf(rule) : 0;
  const earliest = dayWords(t, earliestDay(now));
  return faults.map(({ field, reason }) => {
    // `base` is hidden and of the page's own making: whoever changed it has nothing to read about it.
    if (field === "base") throw new FormRefused(400, "unknown_fields");
    return { fieldId: field, message: t(`law.faults.${reason}`, { label: t(`law.form.${field}`), most, earliest }) };
  });
}

async function withdraw(visit: StaffVisit, ruleId: string, form: Form): Promise<Response> {
  const [number, reason] = [Number(form.get("number")) || 0, form.get("why")];
  const done = await withdrawRuleVersion(visit.staff, { ruleId, number, reason });
  if (done.ok) return seeOther(visit, `/staff/law/${ruleId}?done=withdrawn`);
  if (done.reason === "not_permitted") return staffErrorPage(visit, done.reason, 403);
  if (done.reason === "not_found") return staffErrorPage(visit, done.reason, 404);
  const error = visit.t(`law.withdraw.${done.reason}`);
  const status = done.reason === "in_force" ? 409 : 422;
  return show(visit, ruleId, { withdrawing: { number, reason, error }, status });
}
