import type { ReactElement } from "react";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import type { AuditRow } from "@/lib/cases/audit-rows";
import { SIGN_ENTRIES } from "@/lib/cases/reading-watch/read-sign";
import type { SignView } from "@/lib/cases/reading-watch/sign-view";
import { dateTime } from "@/lib/i18n/dates";
import { AuditTable } from "../../audit/audit-table";
import { dayWords, SIGN_TONES, signWords } from "../sign-words";
import { SettleForm, type SignOutcome } from "./settle-form";

type Read = { sign: SignView; entries: readonly AuditRow[] };

/** One sign: why it is there, the entries behind it, and what an auditor may do with it. */
export function signPage(visit: StaffVisit, { sign, entries }: Read, outcome: SignOutcome): Promise<Response> {
  const { t } = visit;
  const title = t("watch.heading", { who: sign.who, day: dayWords(t, sign.day) });
  const message = outcome.problem && t(`watch.problems.${outcome.problem}`);
  const fieldId = `words-${outcome.move}`;
  return staffPage(visit, {
    title,
    status: outcome.status,
    error: message !== undefined,
    current: "reading",
    children: (
      <div className="stack">
        <ErrorSummary title={t("ui.errorTitle")} errors={message ? [{ fieldId, message }] : []} />
        <Said visit={visit} outcome={outcome} />
        <p>
          <a href={here(visit, "/staff/reading")}>{t("watch.back")}</a>
        </p>
        <h1>{title}</h1>
        <p>
          <Tag tone={SIGN_TONES[sign.standing]}>{t(`watch.states.${sign.standing}`)}</Tag>
        </p>
        <p>{signWords(t, sign)}</p>
        <p className="muted">{t("watch.noJudgement")}</p>
        <Facts visit={visit} sign={sign} />
        <SettleForm visit={visit} sign={sign} outcome={outcome} message={message} />
        <h2>{t("watch.entries", { most: SIGN_ENTRIES })}</h2>
        <AuditTable page={visit} rows={entries} />
      </div>
    ),
  });
}

const DONE = ["ask", "set_aside"];

function Said({ visit: { t, url }, outcome }: { visit: StaffVisit; outcome: SignOutcome }): ReactElement | null {
  if (outcome.refused) return <Notice tone="warning">{t(`watch.refusals.${outcome.refused}`)}</Notice>;
  const done = url.searchParams.get("done") ?? "";
  if (!DONE.includes(done)) return null;
  return (
    <Notice tone="success" live>
      {t(`watch.done.${done}`)}
    </Notice>
  );
}

function Facts({ visit, sign }: { visit: StaffVisit; sign: SignView }): ReactElement | null {
  const { t } = visit;
  const { asked, answer, setAside, references } = sign;
  const by = (said: { by: string; at: Date }) => t("watch.by", { name: said.by, date: dateTime(t.locale, said.at) });
  const given = (words: string) => <p className="given">{words}</p>;
  const said = (one: NonNullable<SignView["asked"]>) => (
    <>
      {by(one)}
      {given(one.words)}
    </>
  );
  const rows = {
    cases:
      references.length > 0
        ? references.map((reference) => <CaseLink key={reference} {...{ visit, reference }} />)
        : null,
    asked: asked && said(asked),
    answer: answer && said({ by: sign.who, ...answer }),
    setAside: setAside && said(setAside),
  };
  const there = Object.entries(rows).filter(([, value]) => value !== null);
  if (there.length === 0) return null;
  return <SummaryList rows={there.map(([key, value]) => ({ key, label: t(`watch.facts.${key}`), value }))} />;
}

function CaseLink({ visit, reference }: { visit: StaffVisit; reference: string }): ReactElement {
  return (
    <>
      <a className="ref" href={here(visit, `/staff/audit?case=${reference}`)}>
        {reference}
      </a>{" "}
    </>
  );
}
