import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import { TextArea } from "@/app/_ui/text-area";
import { dateTime } from "@/lib/i18n/dates";
import type { WarningTexts } from "@/lib/transparency/move-warning";
import type { WarningView } from "@/lib/transparency/read-warnings";
import { conductWords, dayWords, TONES, targetWords } from "../warning-words";
import { DecideForms, type WarningOutcome } from "./decide-forms";

export const TEXTS = ["textZh", "textEn"] as const;

type Shown = { visit: StaffVisit; warning: WarningView; outcome: WarningOutcome };

/** One warning: whom it is about, its text in two languages, who stands behind it, and what may be done. */
export function warningPage(visit: StaffVisit, warning: WarningView, outcome: WarningOutcome): Promise<Response> {
  const { t } = visit;
  const errors = outcome.errors ?? [];
  const title = t("warnings.heading", { shop: targetWords(t, warning) });
  const shown = { visit, warning, outcome };
  return staffPage(visit, {
    title,
    status: outcome.status,
    error: errors.length > 0,
    current: "warnings",
    children: (
      <div className="stack column">
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        <Said {...shown} />
        <h1>{title}</h1>
        <p>
          <Tag tone={TONES[warning.state]}>{t(`warnings.states.${warning.state}`)}</Tag>
        </p>
        <Notice>{t("warnings.twoPeople")}</Notice>
        <Facts {...shown} />
        {warning.moves.write.ok ? <WriteForm {...shown} errors={errors} /> : <Texts {...shown} />}
        <DecideForms visit={visit} warning={warning} outcome={outcome} />
        <p>
          <a href={here(visit, "/staff/warnings")}>{t("warnings.back")}</a>
        </p>
      </div>
    ),
  });
}

const DONE = ["write", "approve", "publish", "withdraw"];

function Said({ visit: { t, url }, outcome }: Shown): ReactElement | null {
  const done = url.searchParams.get("done") ?? "";
  if (outcome.refused) return <Notice tone="warning">{t(`warnings.refusals.${outcome.refused}`)}</Notice>;
  if (!DONE.includes(done)) return null;
  return (
    <Notice tone="success" live>
      {t(`warnings.done.${done}`)}
    </Notice>
  );
}

function Facts({ visit: { t }, warning }: Shown): ReactElement {
  const { reporters, windowDays, draftedAt, writtenBy, expiresOn, withdrawnBecause } = warning;
  const { approvedBy, approvedAt, publishedBy, publishedAt, withdrawnBy, withdrawnAt } = warning;
  const by = (name: string | null, at: Date | null) =>
    name && at ? t("warnings.by", { name, date: dateTime(t.locale, at) }) : "";
  const rows = {
    target: targetWords(t, warning),
    conduct: conductWords(t, warning),
    people: t("warnings.people", { reporters, windowDays }),
    drafted: dateTime(t.locale, draftedAt),
    written: writtenBy ?? t("warnings.nobodyYet"),
    approved: by(approvedBy, approvedAt),
    published: by(publishedBy, publishedAt),
    until: expiresOn ? dayWords(t, expiresOn) : "",
    withdrawn: by(withdrawnBy, withdrawnAt),
    because: withdrawnBecause ? t(`warnings.because.${withdrawnBecause}`) : "",
  };
  const said = Object.entries(rows).filter(([, value]) => value !== "");
  return <SummaryList rows={said.map(([key, value]) => ({ key, label: t(`warnings.facts.${key}`), value }))} />;
}

function Texts({ visit: { t }, warning, outcome }: Shown): ReactElement {
  return (
    <>
      {TEXTS.map((name) => (
        <section key={name} className="letter" aria-label={t(`warnings.${name}`)}>
          <p className="given">{warning[name]}</p>
        </section>
      ))}
      {outcome.typed ? <Yours t={t} typed={outcome.typed} /> : null}
    </>
  );
}

/** What lost against somebody else's change is given back. */
function Yours({ t, typed }: { t: StaffVisit["t"]; typed: WarningTexts }): ReactElement {
  return (
    <section aria-labelledby="yours">
      <h2 id="yours">{t("warnings.yours")}</h2>
      {TEXTS.map((name) => (
        <blockquote key={name}>{typed[name]}</blockquote>
      ))}
    </section>
  );
}

function WriteForm({ visit, warning, outcome, errors }: Shown & { errors: readonly FieldError[] }): ReactElement {
  const { t } = visit;
  const lost = outcome.refused === "stale" ? outcome.typed : undefined;
  const typed = lost ? warning : (outcome.typed ?? warning);
  return (
    <form method="post" action={visit.url.pathname} noValidate>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="version" value={warning.version} />
      <p className="muted">{t("warnings.noName")}</p>
      {TEXTS.map((name) => (
        <TextArea
          key={name}
          name={name}
          rows={6}
          label={t(`warnings.${name}`)}
          value={typed[name]}
          error={errors.find(({ fieldId }) => fieldId === name)?.message}
        />
      ))}
      <Button name={BUTTON_FIELD} value="write">
        {t("warnings.actions.write")}
      </Button>
      {lost ? <Yours t={t} typed={lost} /> : null}
    </form>
  );
}
