import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, seeOther, visitFormToken } from "@/app/_server/visit";
import { TextField } from "@/app/_ui/field";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { setWarningRule, WARNING_LIMITS, warningRuleOf, warningRuleSchema } from "@/lib/transparency/warning-rule";

const FIELDS = ["reporters", "windowDays"] as const;
type TypedRule = { readonly [field in (typeof FIELDS)[number]]: string };

function rulePage(visit: StaffVisit, typed: TypedRule, problems: readonly Problem[] = []): Promise<Response> {
  const { t } = visit;
  const errors = problems.map(({ field, reason }) => {
    const limits = field === "windowDays" ? WARNING_LIMITS.windowDays : WARNING_LIMITS.reporters;
    const label = t(`warnings.rule.${field}`);
    return { fieldId: field, message: t(`warnings.problems.${reason}`, { label, ...limits }) };
  });
  const title = t("warnings.rule.title");
  return staffPage(visit, {
    title,
    status: errors.length > 0 ? 422 : 200,
    error: errors.length > 0,
    current: "warnings",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <p>{t("warnings.rule.lead", { min: WARNING_LIMITS.reporters.min })}</p>
        <StaffForm
          t={t}
          formToken={visitFormToken(visit)}
          action={visit.url.pathname}
          button={t("warnings.rule.save")}
          errors={errors}
        >
          {FIELDS.map((name) => (
            <TextField
              key={name}
              name={name}
              inputMode="numeric"
              width="short"
              label={t(`warnings.rule.${name}`)}
              value={typed[name]}
              error={errors.find(({ fieldId }) => fieldId === name)?.message}
            />
          ))}
        </StaffForm>
        <p>
          <a href={here(visit, "/staff/warnings")}>{t("warnings.back")}</a>
        </p>
      </div>
    ),
  });
}

export const GET = staffRoute("case:decide:final", async (visit) => {
  const { reporters, windowDays } = await warningRuleOf(visit.staff.organisationId);
  return rulePage(visit, { reporters: String(reporters), windowDays: String(windowDays) });
});

/** Sets the threshold from now on. */
export const POST = staffRoute("case:decide:final", async (visit) => {
  const form = await readForm(visit, FIELDS);
  const typed = { reporters: form.get("reporters"), windowDays: form.get("windowDays") };
  const read = readStep(warningRuleSchema, typed);
  if (!read.ok) return rulePage(visit, typed, read.problems);
  const done = await setWarningRule(visit.staff, read.answers);
  return done.ok ? seeOther(visit, "/staff/warnings?done=rule") : staffErrorPage(visit, done.reason, 403);
});
