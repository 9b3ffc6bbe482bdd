import type { ReactElement } from "react";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { Notice } from "@/app/_ui/notice";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag, type TagTone } from "@/app/_ui/tag";
import { holds } from "@/lib/access/staff";
import type { MarkStanding } from "@/lib/cases/bad-faith/bad-faith-mark";
import { type MarkView, type ReadBadFaithResult, readBadFaith } from "@/lib/cases/bad-faith/read-bad-faith";
import { dateTime, longDate } from "@/lib/i18n/dates";
import { BackToCase } from "../case-way-back";
import { AppealForm, AskForm, type BadFaithOutcome } from "./bad-faith-forms";

export const STATUS = { recused: 403, not_permitted: 403, not_found: 404 } as const;
const TONES: Readonly<Record<MarkStanding, TagTone>> = {
  in_force: "moving",
  appealed: "waiting",
  kept: "moving",
  lifted: "closed",
  over: "closed",
};

type Read = Extract<ReadBadFaithResult, { ok: true }>;

/** Whether a report is marked as made in bad faith: two people mark, the reporter may appeal once, a third decides. */
export async function badFaithPage(visit: StaffVisit, reference: string, outcome: BadFaithOutcome): Promise<Response> {
  const { t, url } = visit;
  const read = await readBadFaith(visit.staff, reference);
  if (!read.ok) return staffErrorPage(visit, read.reason, STATUS[read.reason]);
  const done = url.searchParams.get("done");
  return staffPage(visit, {
    title: t("badFaith.title"),
    status: outcome.status,
    error: outcome.problems !== undefined,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={visit} reference={read.reference} />
        <h1>{t("badFaith.title")}</h1>
        {outcome.refused ? <Notice tone="warning">{t(`badFaith.refusals.${outcome.refused}`)}</Notice> : null}
        {done === "asked" || done === "decided" ? (
          <Notice tone="success" live>
            {t(`badFaith.done.${done}`)}
          </Notice>
        ) : null}
        <p>{t("badFaith.lead")}</p>
        {read.mark ? <MarkFacts visit={visit} mark={read.mark} /> : <p className="muted">{t("badFaith.none")}</p>}
        <Step visit={visit} read={read} outcome={outcome} />
      </div>
    ),
  });
}

function MarkFacts({ visit: { t }, mark }: { visit: StaffVisit; mark: MarkView }): ReactElement {
  const { appeal, decided, standing } = mark;
  const date = (at: Date) => dateTime(t.locale, at);
  const given = (words: string) => <span className="given">{words}</span>;
  const rows = {
    state: <Tag tone={TONES[standing]}>{t(`badFaith.states.${standing}`)}</Tag>,
    ground: t(`approvals.purposes.${mark.ground}`),
    reason: given(mark.reason),
    people: t("badFaith.people", { asked: mark.askedBy, approved: mark.approvedBy, date: date(mark.markedAt) }),
    until: longDate(t.locale, mark.expiresAt),
    appeal: appeal && given(appeal.words),
    decided: decided && t("approvals.by", { name: decided.by, date: date(decided.at) }),
    words: decided && given(decided.words),
  };
  const said = Object.entries(rows).filter(([, value]) => value !== null);
  return <SummaryList rows={said.map(([key, value]) => ({ key, label: t(`badFaith.facts.${key}`), value }))} />;
}

type Shown = { visit: StaffVisit; read: Read; outcome: BadFaithOutcome };

/** What this person may do next; where others have to, who. */
function Step({ visit, read, outcome }: Shown): ReactElement | null {
  const { t, staff } = visit;
  const { mark, waiting, recusedMe, reference } = read;
  if (recusedMe) return null;
  if (mark?.standing === "appealed") {
    if (mark.refusal === null) return <AppealForm visit={visit} reference={reference} outcome={outcome} />;
    return <p className="muted">{t(`badFaith.refusals.${mark.refusal}`)}</p>;
  }
  if (mark) return null;
  if (waiting) {
    return (
      <p>
        {t("badFaith.waiting")} <a href={here(visit, `/staff/approvals/${waiting}`)}>{t("litigation.toRequest")}</a>
      </p>
    );
  }
  return holds(staff, "case:decide:handling") ? (
    <AskForm visit={visit} reference={reference} outcome={outcome} />
  ) : null;
}
