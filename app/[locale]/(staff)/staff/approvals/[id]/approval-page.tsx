import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import { TextArea } from "@/app/_ui/text-area";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import type { ApprovalView } from "@/lib/cases/approvals/list-approvals";
import { dateTime } from "@/lib/i18n/dates";
import { holdWords } from "../../cases/[reference]/hold-words";
import { TONES } from "../approval-words";
import { ListFact, TakeForm } from "./list-facts";

/** What came of the last form, and what was typed in it. */
export type ApprovalOutcome = { words?: string; problem?: string; refused?: string; status?: number };

type Shown = { visit: StaffVisit; approval: ApprovalView; outcome: ApprovalOutcome };

/** One request: what, for whom, why, and what this person may answer. */
export function approvalPage(visit: StaffVisit, approval: ApprovalView, outcome: ApprovalOutcome): Promise<Response> {
  const { t } = visit;
  const title = t(`approvals.acts.${approval.act}`);
  const shown = { visit, approval, outcome };
  return staffPage(visit, {
    title,
    status: outcome.status,
    error: outcome.problem !== undefined,
    current: "approvals",
    children: (
      <div className="stack column">
        <p>
          <a href={here(visit, "/staff/approvals")}>{t("approvals.back")}</a>
        </p>
        <h1>{title}</h1>
        <p>
          <Tag tone={TONES[approval.standing]}>{t(`approvals.states.${approval.standing}`)}</Tag>
        </p>
        {outcome.refused ? <Notice tone="warning">{t(`approvals.refusals.${outcome.refused}`)}</Notice> : null}
        {approval.tooNew && !outcome.refused ? <Notice tone="warning">{t("approvals.refusals.too_new")}</Notice> : null}
        <Facts {...shown} />
        <TakeForm visit={visit} approval={approval} />
        <Answer {...shown} />
      </div>
    ),
  });
}

function Facts({ visit, approval }: Shown): ReactElement {
  const { t } = visit;
  const { decidedBy, decidedAt, usableUntil, words, standing } = approval;
  const date = (at: Date) => dateTime(t.locale, at);
  const { hold, list, reference } = approval;
  const rows = {
    case: reference ? <span className="ref">{reference}</span> : null,
    list: list ? <ListFact visit={visit} list={list} /> : null,
    hold: hold ? holdWords(t, hold) : null,
    holdReason: hold ? <span className="given">{hold.reason}</span> : null,
    placed: hold ? t("approvals.by", { name: hold.placedBy, date: date(hold.placedAt) }) : null,
    purpose: t(`approvals.purposes.${approval.purpose}`),
    reason: <span className="given">{approval.reason}</span>,
    asked: t("approvals.by", { name: approval.askedBy, date: date(approval.askedAt) }),
    lapses: standing === "waiting" || standing === "lapsed" ? date(approval.lapsesAt) : null,
    decided: decidedBy && decidedAt ? t("approvals.by", { name: decidedBy, date: date(decidedAt) }) : null,
    words: words ? <span className="given">{words}</span> : null,
    until: usableUntil ? date(usableUntil) : null,
    taken: list?.takenAt ? date(list.takenAt) : null,
  };
  const said = Object.entries(rows).filter(([, value]) => value !== null);
  return <SummaryList rows={said.map(([key, value]) => ({ key, label: t(`approvals.facts.${key}`), value }))} />;
}

function Answer({ visit, approval, outcome }: Shown): ReactElement | null {
  const { t } = visit;
  const { moves } = approval;
  if (moves.length === 0) return null;
  const message = outcome.problem && t(`approvals.problems.${outcome.problem}`);
  const answers = moves.includes("approve");
  return (
    <form method="post" action={visit.url.pathname} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={message ? [{ fieldId: "words", message }] : []} />
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      {answers ? (
        <>
          <p>{t(`approvals.means.${approval.act}`, { hours: ACT_TERMS[approval.act].servesHours ?? 0 })}</p>
          <TextArea
            name="words"
            rows={3}
            label={t("approvals.words")}
            hint={t("approvals.wordsHint")}
            value={outcome.words}
            error={message}
          />
        </>
      ) : (
        <p className="muted">{t("approvals.ownRequest")}</p>
      )}
      <div className="actions">
        {moves.map((move) => (
          <Button key={move} name={BUTTON_FIELD} value={move} variant={move === "approve" ? undefined : "secondary"}>
            {t(`approvals.moves.${move}`)}
          </Button>
        ))}
      </div>
    </form>
  );
}
