import type { ReactElement } from "react";
import type { z } from "zod";
import { publicRoute } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import type { Visit } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import type { DraftAnswers, DraftStep } from "@/lib/reports/draft";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { saveAnswers } from "@/lib/reports/save-answers";
import { goOn, type OpenStep, openStep, RETURN_FIELD } from "./open-step";
import { stepPage } from "./step-page";
import { shownAgain, type Typed, typedIn } from "./typed";
import { fieldErrors } from "./words";

export type FieldsProps = { visit: Visit; typed: Typed; errors: readonly FieldError[]; answers: DraftAnswers };

export type JourneyPage<Step extends DraftStep> = {
  step: Step;
  texts: readonly string[];
  lists?: readonly string[];
  schema: (answers: DraftAnswers) => z.ZodType<NonNullable<DraftAnswers[Step]>>;
  /** What to show in the fields for an answer given before. */
  typedFrom: (answer: NonNullable<DraftAnswers[Step]>) => Typed;
  Fields: (props: FieldsProps) => ReactElement;
  /** An answer that leads elsewhere before anything of the page is kept; null where it does not. */
  instead?: (visit: Visit, typed: Typed, answers: DraftAnswers) => Promise<Response | null>;
};

type Route = ReturnType<typeof publicRoute>;
type Shown = { typed: Typed; problems?: readonly Problem[] };

/** What the reporter confirmed of a screenshot stands in the fields of a page that comes, for them to send. */
function filledIn({ filled }: DraftAnswers, step: DraftStep): Typed {
  return step === "where" || step === "seen" || step === "logistics" ? (filled?.[step] ?? {}) : {};
}

/** GET and POST of a page whose answers are one step of the draft: who, parse, keep, go on. */
export function journeyRoute<Step extends DraftStep>(page: JourneyPage<Step>): { GET: Route; POST: Route } {
  const lists = page.lists ?? [];

  function show(visit: Visit, { answers }: OpenStep, { typed, problems = [] }: Shown): Promise<Response> {
    const errors = fieldErrors(visit.t, page.step, problems);
    const children = <page.Fields visit={visit} typed={typed} errors={errors} answers={answers} />;
    return stepPage(visit, { step: page.step, answers, title: visit.t(`report.${page.step}.title`), children, errors });
  }

  const GET = publicRoute(async (visit) => {
    const opened = await openStep(visit, page.step);
    if (opened instanceof Response) return opened;
    const answered = opened.answers[page.step];
    return show(visit, opened, { typed: answered ? page.typedFrom(answered) : filledIn(opened.answers, page.step) });
  });

  const POST = publicRoute(async (visit) => {
    const form = await readForm(visit, [...page.texts, ...lists, RETURN_FIELD]);
    const opened = await openStep(visit, page.step);
    if (opened instanceof Response) return opened;
    const typed = typedIn(form, page.texts, lists);
    const instead = await page.instead?.(visit, typed, opened.answers);
    if (instead) return instead;
    const read = readStep(page.schema(opened.answers), typed);
    if (!read.ok) return show(visit, opened, { typed: shownAgain(typed, read.problems), problems: read.problems });
    const draft = await saveAnswers(visit.token, page.step, read.answers);
    return goOn(visit, form, { step: page.step, answers: draft.answers });
  });

  return { GET, POST };
}
