import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Notice } from "@/app/_ui/notice";
import { TextArea } from "@/app/_ui/text-area";
import { questionsFor, type ReadingQuestion } from "@/lib/cases/reading-watch/questions";
import { dateTime } from "@/lib/i18n/dates";
import { dayWords } from "../reading/sign-words";

/** What came of the last answer, and what was typed. */
export type QuestionsOutcome = { id?: string; words?: string; problem?: string; refused?: boolean; status?: number };

/** What auditors asked the reader about their own reading, and where they answer. */
export async function questionsPage(visit: StaffVisit, outcome: QuestionsOutcome): Promise<Response> {
  const { t, url } = visit;
  const questions = await questionsFor(visit.staff);
  return staffPage(visit, {
    title: t("watch.questions.title"),
    status: outcome.status,
    error: outcome.problem !== undefined,
    current: "account",
    children: (
      <div className="stack column">
        <h1>{t("watch.questions.title")}</h1>
        {outcome.refused ? <Refused visit={visit} words={outcome.words ?? ""} /> : null}
        {url.searchParams.get("done") === "answered" ? (
          <Notice tone="success" live>
            {t("watch.questions.done")}
          </Notice>
        ) : null}
        <p>{t("watch.questions.lead")}</p>
        {questions.length === 0 ? <p className="empty">{t("watch.questions.none")}</p> : null}
        {questions.map((question) => (
          <Question key={question.id} visit={visit} question={question} outcome={outcome} />
        ))}
      </div>
    ),
  });
}

function Refused({ visit: { t }, words }: { visit: StaffVisit; words: string }): ReactElement {
  return (
    <Notice tone="warning">
      <p>{t("watch.questions.gone")}</p>
      {words ? <blockquote>{words}</blockquote> : null}
    </Notice>
  );
}

type Shown = { visit: StaffVisit; question: ReadingQuestion; outcome: QuestionsOutcome };

function Question({ visit, question, outcome }: Shown): ReactElement {
  const { t } = visit;
  const heading = t("watch.questions.about", { day: dayWords(t, question.day) });
  return (
    <section aria-labelledby={question.id}>
      <h2 id={question.id}>{heading}</h2>
      <p className="muted">{t("watch.questions.asked", { date: dateTime(t.locale, question.askedAt) })}</p>
      <p className="given">{question.question}</p>
      {question.answer === null ? (
        <AnswerForm visit={visit} question={question} outcome={outcome} />
      ) : (
        <>
          <h3>{t("watch.questions.yours")}</h3>
          <p className="given">{question.answer}</p>
        </>
      )}
    </section>
  );
}

function AnswerForm({ visit, question: { id }, outcome }: Shown): ReactElement {
  const { t } = visit;
  const mine = outcome.id === id;
  const message = mine && outcome.problem ? t(`watch.problems.${outcome.problem}`) : undefined;
  const fieldId = `words-${id}`;
  return (
    <StaffForm
      t={t}
      formToken={visitFormToken(visit)}
      action={visit.url.pathname}
      button={t("watch.questions.answer")}
      errors={message ? [{ fieldId, message }] : []}
    >
      <input type="hidden" name="id" value={id} />
      <TextArea
        id={fieldId}
        name="words"
        rows={4}
        label={t("watch.questions.words")}
        hint={t("watch.questions.hint")}
        value={mine ? outcome.words : undefined}
        error={message}
      />
    </StaffForm>
  );
}
