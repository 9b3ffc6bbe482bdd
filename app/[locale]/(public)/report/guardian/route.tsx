import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { BUTTON_FIELD, readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { here, seeOther, type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Checkboxes, Radios } from "@/app/_ui/choice-list";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { discardDraft } from "@/lib/reports/discard-draft";
import { guardianSchema, RELATIONS, waitsForGuardian } from "@/lib/reports/guardian";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { saveAnswers } from "@/lib/reports/save-answers";
import { openStep } from "../_journey/open-step";
import { WordList } from "../_journey/word-list";

type Shown = { relation: string; agrees: readonly string[]; problems: readonly Problem[] };

/** What a guardian agrees to, before anything of who the child is can be left (T15). */
function guardianPage(visit: Visit, { relation, agrees, problems }: Shown): Promise<Response> {
  const { t } = visit;
  const errors = problems.map(({ field }) => ({ fieldId: field, message: t(`children.guardian.problems.${field}`) }));
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  return publicPage(visit, {
    title: t("children.guardian.title"),
    back: "/report/contact",
    status: errors.length > 0 ? 422 : 200,
    error: errors.length > 0,
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        <h1>{t("children.guardian.title")}</h1>
        <p className="lead">{t("children.guardian.lead")}</p>
        <WordList t={t} path="children.guardian.means" keys={["until", "keep", "use", "back"]} />
        <p>
          <a href={here(visit, "/children")}>{t("children.title")}</a>
        </p>
        <form method="post" action={visit.url.pathname} noValidate>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <Radios
            name="relation"
            legend={t("children.guardian.relation")}
            hint={t("children.guardian.noName")}
            choices={RELATIONS.map((value) => ({ value, label: t(`children.guardian.relations.${value}`) }))}
            value={relation}
            error={errorOf("relation")}
          />
          <Checkboxes
            name="agrees"
            legend={t("children.guardian.consent")}
            choices={[{ value: "yes", label: t("children.guardian.agrees") }]}
            values={agrees}
            error={errorOf("agrees")}
          />
          <Button>{t("ui.continue")}</Button>
          <Button name={BUTTON_FIELD} value="without" variant="secondary">
            {t("children.guardian.without")}
          </Button>
          <p className="hint">{t("children.guardian.withoutHint")}</p>
        </form>
      </>
    ),
  });
}

export const GET = publicRoute(async (visit) => {
  const opened = await openStep(visit, "contact");
  if (opened instanceof Response) return opened;
  if (!waitsForGuardian(opened.answers)) return seeOther(visit, "/report/contact");
  return guardianPage(visit, { relation: "", agrees: [], problems: [] });
});

/** Takes a guardian's word; without one what was typed so far is forgotten. */
export const POST = publicRoute(async (visit) => {
  const form = await readForm(visit, ["relation", "agrees"]);
  const opened = await openStep(visit, "contact");
  if (opened instanceof Response) return opened;
  if (!waitsForGuardian(opened.answers)) return seeOther(visit, "/report/contact");
  if (form.get(BUTTON_FIELD) === "without") {
    await discardDraft(visit.token);
    return seeOther(visit, "/report/without-guardian");
  }
  const typed = { relation: form.get("relation"), agrees: form.all("agrees") };
  const read = readStep(guardianSchema, typed);
  if (!read.ok) return guardianPage(visit, { ...typed, problems: read.problems });
  await saveAnswers(visit.token, "guardian", { agreed: true });
  return seeOther(visit, "/report/contact");
});
