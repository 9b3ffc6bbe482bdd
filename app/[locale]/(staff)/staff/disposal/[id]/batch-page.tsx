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
import { dateTime } from "@/lib/i18n/dates";
import type { BatchView } from "@/lib/retention/read-batches";
import { TONES } from "../disposal-words";
import { BatchItem, type Keeping } from "./batch-item";

/** What came of the last form, and what was typed in it. */
export type BatchOutcome = {
  refused?: string;
  words?: string;
  problem?: string;
  keeping?: Keeping;
  status?: number;
};
export type Shown = { visit: StaffVisit; batch: BatchView; outcome: BatchOutcome };

/** One batch: each record with the rule that makes it due, what this person may do with it, and what came of it. */
export function batchPage(visit: StaffVisit, batch: BatchView, outcome: BatchOutcome): Promise<Response> {
  const { t } = visit;
  const title = t("disposal.batch", { number: batch.number });
  const shown = { visit, batch, outcome };
  return staffPage(visit, {
    title,
    status: outcome.status,
    error: outcome.status === 422,
    current: "disposal",
    children: (
      <div className="stack column">
        <p>
          <a href={here(visit, "/staff/disposal")}>{t("disposal.back")}</a>
        </p>
        <h1>{title}</h1>
        <p>
          <Tag tone={TONES[batch.standing]}>{t(`disposal.states.${batch.standing}`)}</Tag>
        </p>
        {outcome.refused ? <Notice tone="warning">{t(`disposal.refusals.${outcome.refused}`)}</Notice> : null}
        <Facts {...shown} />
        <h2>{t("disposal.items")}</h2>
        <ol className="writings">
          {batch.items.map((item) => (
            <li key={item.id}>
              <BatchItem {...shown} item={item} />
            </li>
          ))}
        </ol>
        <Answer {...shown} />
      </div>
    ),
  });
}

function Facts({ visit, batch }: Shown): ReactElement {
  const { t } = visit;
  const by = (name: string, at: Date) => t("disposal.by", { name, date: dateTime(t.locale, at) });
  const { reviewed, decided, finishedAt, certificate } = batch;
  const rows = {
    proposed: by(batch.proposedBy ?? t("disposal.program"), batch.proposedAt),
    reviewed: reviewed && by(reviewed.by, reviewed.at),
    decided: decided && by(decided.by, decided.at),
    words: decided?.words ? <span className="given">{decided.words}</span> : null,
    finished: finishedAt && dateTime(t.locale, finishedAt),
    certificate: certificate ? (
      <a href={here(visit, `/staff/disposal/${batch.id}/certificate`)}>{t("disposal.certificate")}</a>
    ) : null,
  };
  const said = Object.entries(rows).filter(([, value]) => value !== null);
  return <SummaryList rows={said.map(([key, value]) => ({ key, label: t(`disposal.facts.${key}`), value }))} />;
}

/** What one may say of the whole: that it was looked through, that it is to go, or that it is not. */
function Answer({ visit, batch, outcome }: Shown): ReactElement | null {
  const { t } = visit;
  const moves = batch.moves.filter((move) => move !== "change");
  if (moves.length === 0) return null;
  const message = outcome.problem && t(`disposal.problems.${outcome.problem}`);
  const going = batch.items.filter(({ kept }) => !kept).length;
  return (
    <form method="post" action={visit.url.pathname} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={message ? [{ fieldId: "words", message }] : []} />
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="version" value={batch.version} />
      {batch.own ? <p className="muted">{t("disposal.own")}</p> : null}
      <p>{t(`disposal.means.${batch.standing}`, { n: going })}</p>
      <TextArea
        name="words"
        rows={2}
        label={t("disposal.words")}
        hint={t("disposal.wordsHint")}
        value={outcome.words}
        error={message}
      />
      <div className="actions">
        {moves.map((move) => (
          <Button key={move} name={BUTTON_FIELD} value={move} variant={VARIANTS[move]}>
            {t(`disposal.moves.${move}`)}
          </Button>
        ))}
      </div>
    </form>
  );
}

const VARIANTS = { review: "primary", approve: "warning", refuse: "secondary" } as const;
