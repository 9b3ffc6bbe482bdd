import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { readDuplicates } from "@/lib/cases/duplicates/read-duplicates";
import { type DuplicateRuleInput, setDuplicateRule } from "@/lib/cases/duplicates/set-duplicate-rule";
import { DUPLICATE_FIELDS, DuplicateRuleForm, RuleNow } from "../duplicates-panel";

export const GET = staffRoute("case:read", async (visit) => seeOther(visit, "/staff/rules"));

/** Changes what the rule on exact duplicates may do. */
export const POST = staffRoute("rules:change", async (visit) => {
  const { t } = visit;
  const form = await readForm(visit, DUPLICATE_FIELDS);
  const typed = Object.fromEntries(DUPLICATE_FIELDS.map((field) => [field, form.get(field)])) as DuplicateRuleInput;
  const done = await setDuplicateRule(visit.staff, typed);
  if (done.ok) return seeOther(visit, "/staff/rules?done=duplicates");
  if (done.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  const stale = done.reason === "stale";
  const read = stale ? await readDuplicates(visit.staff) : null;
  const now = read?.ok ? read : null;
  // What was just shown is what the next click stands on.
  const again = now ? { ...typed, base: `${now.rule.version}` } : typed;
  return staffPage(visit, {
    title: t("duplicates.title"),
    status: stale ? 409 : 422,
    error: true,
    current: "rules",
    children: (
      <div className="stack column">
        <h1>{t("duplicates.title")}</h1>
        {now ? <RuleNow t={t} view={now} /> : null}
        <DuplicateRuleForm t={t} formToken={visitFormToken(visit)} typed={again} fault={done.reason} />
        <p>
          <a href={`/${t.locale}/staff/rules#duplicates`}>{t("rules.seeCurrent")}</a>
        </p>
      </div>
    ),
  });
});
