import { errorPage, publicRoute } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { seeOther, type Visit } from "@/app/_server/visit";
import { Radios } from "@/app/_ui/choice-list";
import { DIVERSION, FIRST_ANSWERS } from "@/lib/reports/behaviour";
import type { DraftAnswers } from "@/lib/reports/draft";
import { mayBeginDraft } from "@/lib/reports/may-begin-draft";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { saveAnswers } from "@/lib/reports/save-answers";
import { whatSchema } from "@/lib/reports/schema";
import { goOn, openStep, RETURN_FIELD } from "../_journey/open-step";
import { stepPage } from "../_journey/step-page";
import { errorAt, fieldErrors } from "../_journey/words";

type Shown = { kind: string | undefined; problems?: readonly Problem[] };

function show(visit: Visit, answers: DraftAnswers, { kind, problems = [] }: Shown): Promise<Response> {
  const { t } = visit;
  const errors = fieldErrors(t, "what", problems);
  const choices = FIRST_ANSWERS.map((value) => ({
    value,
    label: t(`report.kinds.${value}.label`),
    hint: t(`report.kinds.${value}.example`),
  }));
  const children = (
    <Radios
      name="kind"
      legend={t("report.what.title")}
      legendAs="page"
      hint={t("report.what.hint")}
      choices={choices}
      value={kind}
      error={errorAt(errors, "kind")}
    />
  );
  return stepPage(visit, { step: "what", answers, title: t("report.what.title"), children, errors });
}

export const GET = publicRoute(async (visit) => {
  const opened = await openStep(visit, "what");
  if (opened instanceof Response) return opened;
  const link = visit.url.searchParams.get("kind") ?? undefined; // from the list on the home page
  return show(visit, opened.answers, { kind: opened.answers.what?.kind ?? link });
});

export const POST = publicRoute(async (visit) => {
  const form = await readForm(visit, ["kind", RETURN_FIELD]);
  const opened = await openStep(visit, "what");
  if (opened instanceof Response) return opened;
  const kind = form.get("kind");
  if (kind === DIVERSION) return seeOther(visit, "/report/scam-help");
  const read = readStep(whatSchema, { kind });
  if (!read.ok) return show(visit, opened.answers, { kind, problems: read.problems });
  const may = await mayBeginDraft(visit.token, visit.address);
  if (!may.ok) return errorPage(visit, "too_many", 429, { minutes: may.minutes });
  const { answers } = await saveAnswers(visit.token, "what", {
    kind: read.answers.kind,
    paidInAdvance: opened.answers.what?.paidInAdvance ?? false,
  });
  return goOn(visit, form, { step: "what", answers });
});
