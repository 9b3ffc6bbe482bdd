import type { ReactElement } from "react";
import { PREVIEW_FIELD, wasPreviewed } from "@/app/_server/preview-token";
import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import type { CheckedDraft } from "@/lib/cases/routing/check-draft";
import { readRules } from "@/lib/cases/routing/read-rules";
import { type SaveRulesResult, saveRules } from "@/lib/cases/routing/save-rules";
import { tryRules } from "@/lib/cases/routing/try-rules";
import { DryRun } from "../dry-run";
import { type RuleProblem, RulesForm } from "../rules-form";
import { draftOf, RULES_FIELDS, type RulesTyped, typedIn } from "../rules-input";
import { RulesTable } from "../rules-tables";
import { SaveTried, SURE, wordsOf } from "../save-tried";

export const GET = staffRoute("case:read", async (visit) => seeOther(visit, "/staff/rules"));

/** Tries a draft of the rules, and puts into force what was tried. */
export const POST = staffRoute("rules:change", async (visit) => {
  const form = await readForm(visit, [...RULES_FIELDS, PREVIEW_FIELD, SURE]);
  const typed = typedIn(form);
  const tried = wasPreviewed(visit, wordsOf(typed), form.get(PREVIEW_FIELD));
  if (form.get(BUTTON_FIELD) !== "save" || !tried) return tryDraft(visit, typed);
  const done = await saveRules(visit.staff, { ...draftOf(typed), sure: form.get(SURE) });
  return done.ok ? seeOther(visit, "/staff/rules?done=changed") : refused(visit, typed, done);
});

async function tryDraft(visit: StaffVisit, typed: RulesTyped): Promise<Response> {
  const tried = await tryRules(visit.staff, draftOf(typed));
  if (tried.ok) return resultPage(visit, typed, tried);
  if (tried.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  return formPage(visit, typed, { status: 422, problem: tried });
}

function refused(
  visit: StaffVisit,
  typed: RulesTyped,
  result: Extract<SaveRulesResult, { ok: false }>,
): Promise<Response> {
  if (result.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  if (result.reason === "stale") return stalePage(visit, typed, result.version);
  if ("checked" in result) return resultPage(visit, typed, result.checked, result.reason === "unsure");
  return formPage(visit, typed, { status: 422, problem: result });
}

/** The dry run with its ways on: into force, where nothing hinders it, or back to the draft. */
async function resultPage(
  visit: StaffVisit,
  typed: RulesTyped,
  checked: CheckedDraft,
  missed = false,
): Promise<Response> {
  const { t } = visit;
  const hindered = checked.failures.length + checked.comparison.faults.length > 0;
  const asks = checked.comparison.unproven.length > 0;
  const { units, form } = await partsFor(visit, typed);
  return staffPage(visit, {
    title: t("rules.dry.title"),
    status: hindered || missed ? 422 : 200,
    current: "rules",
    children: (
      <div className="stack">
        <h1>{t("rules.dry.title")}</h1>
        <DryRun t={t} checked={checked} units={units} />
        {hindered ? null : <SaveTried visit={visit} typed={typed} asks={asks} missed={missed} />}
        <Details summary={t("rules.dry.changeDraft")} open={hindered}>
          {form}
        </Details>
      </div>
    ),
  });
}

/** The rules in force over the draft, and nothing is overwritten: tried again, the draft stands on what was just seen. */
async function stalePage(visit: StaffVisit, typed: RulesTyped, version: number): Promise<Response> {
  const { t } = visit;
  const { view, form } = await partsFor(visit, { ...typed, base: `${version}` });
  return staffPage(visit, {
    title: t("rules.title"),
    status: 409,
    error: true,
    current: "rules",
    children: (
      <div className="stack">
        <h1>{t("rules.draft")}</h1>
        <Notice tone="warning" live>
          <p>{t("rules.stale", { version })}</p>
        </Notice>
        {view.ok ? <RulesTable page={visit} view={view} /> : null}
        {form}
      </div>
    ),
  });
}

type Again = { status: number; problem?: RuleProblem };

/** The draft once more, with what is wrong. */
async function formPage(visit: StaffVisit, typed: RulesTyped, again: Again): Promise<Response> {
  const { t } = visit;
  const { form } = await partsFor(visit, typed, again.problem);
  return staffPage(visit, {
    title: t("rules.title"),
    status: again.status,
    error: true,
    current: "rules",
    children: (
      <div className="stack">
        <h1>{t("rules.draft")}</h1>
        {form}
      </div>
    ),
  });
}

async function partsFor(visit: StaffVisit, typed: RulesTyped, problem?: RuleProblem) {
  const view = await readRules(visit.staff);
  const units = view.ok ? view.units : [];
  const form: ReactElement = (
    <RulesForm t={visit.t} formToken={visitFormToken(visit)} units={units} typed={typed} problem={problem} />
  );
  return { view, units, form };
}
