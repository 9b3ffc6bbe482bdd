import { publicRoute } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import type { Visit } from "@/app/_server/visit";
import type { DraftAnswers } from "@/lib/reports/draft";
import { type LogisticsHint, logisticsHints } from "@/lib/reports/logistics-hints";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { saveAnswers } from "@/lib/reports/save-answers";
import { logisticsSchema } from "@/lib/reports/schema";
import { goOn, openStep, RETURN_FIELD } from "../_journey/open-step";
import { stepPage } from "../_journey/step-page";
import { shownAgain, type Typed, typedIn } from "../_journey/typed";
import { fieldErrors } from "../_journey/words";
import { LogisticsFields } from "./logistics-fields";

const TEXTS = ["courier", "waybills", "orderedAt", "collectedAt", "signedAt", "reviewedAt"];
const LISTS = ["oddities"];

type Shown = { typed: Typed; problems?: readonly Problem[]; hints?: readonly LogisticsHint[] };

function show(visit: Visit, answers: DraftAnswers, { typed, problems = [], hints = [] }: Shown): Promise<Response> {
  const errors = fieldErrors(visit.t, "logistics", problems);
  const children = <LogisticsFields visit={visit} typed={typed} errors={errors} hints={hints} />;
  const title = visit.t("report.logistics.title");
  return stepPage(visit, { step: "logistics", answers, title, children, errors, sure: hints.length > 0 });
}

export const GET = publicRoute(async (visit) => {
  const opened = await openStep(visit, "logistics");
  if (opened instanceof Response) return opened;
  const { logistics } = opened.answers;
  return show(visit, opened.answers, {
    typed: logistics ? { ...logistics, waybills: logistics.waybills.join("\n") } : {},
  });
});

export const POST = publicRoute(async (visit) => {
  const form = await readForm(visit, [...TEXTS, ...LISTS, RETURN_FIELD, "sure"]);
  const opened = await openStep(visit, "logistics");
  if (opened instanceof Response) return opened;
  const typed = typedIn(form, TEXTS, LISTS);
  const read = readStep(logisticsSchema, typed);
  if (!read.ok) {
    return show(visit, opened.answers, { typed: shownAgain(typed, read.problems), problems: read.problems });
  }
  const { answers } = await saveAnswers(visit.token, "logistics", read.answers);
  const hints = form.get("sure") === "yes" ? [] : logisticsHints(read.answers);
  if (hints.length > 0) return show(visit, answers, { typed, hints });
  return goOn(visit, form, { step: "logistics", answers });
});
