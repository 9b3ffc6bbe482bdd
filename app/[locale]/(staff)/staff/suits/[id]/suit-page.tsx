import type { ReactElement } from "react";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { Tag } from "@/app/_ui/tag";
import { clockStatus } from "@/lib/clocks/clock";
import type { SuitView } from "@/lib/enforcement/read-suit";
import { SUIT_MOVES } from "@/lib/enforcement/suit";
import { longDate } from "@/lib/i18n/dates";
import { deadlineOf } from "@/lib/reports/deadline";
import { OneClock } from "../../cases/[reference]/case-clocks";
import { SUIT_TONES } from "../suit-words";
import { PapersForm } from "./papers-form";
import { SuitHistory } from "./suit-history";
import { SuitHolds } from "./suit-holds";
import { ComplaintItem, DutyItem, HarmItem } from "./suit-items";
import { SuitMoves } from "./suit-moves";
import type { Shown, SuitOutcome } from "./suit-outcome";

const DONE: readonly string[] = ["prepared", "written", ...SUIT_MOVES];

/** One suit: the three items first, then what was written, beside it the court's days, what happened, and what comes next. */
export function suitPage(visit: StaffVisit, view: SuitView, outcome: SuitOutcome): Promise<Response> {
  const { t } = visit;
  const errors = outcome.errors ?? [];
  const shown = { visit, view, outcome };
  const title = t("suits.heading", { defendant: view.defendant });
  return staffPage(visit, {
    title,
    status: outcome.status,
    error: errors.length > 0,
    current: "suits",
    children: (
      <div className="stack">
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        <Said {...shown} />
        <p>
          <a href={here(visit, "/staff/suits")}>{t("suits.back")}</a>
        </p>
        <Head {...shown} />
        <div className="panes">
          <div className="stack">
            <h2>{t("suits.items.heading")}</h2>
            <p className="muted">
              {t("suits.items.law")} · {t("staffCase.clocks.marks.L")}
            </p>
            <ComplaintItem {...shown} />
            <HarmItem {...shown} />
            <DutyItem {...shown} />
            {view.mayWrite ? <PapersForm {...shown} /> : null}
          </div>
          <div className="stack">
            <SuitMoves {...shown} />
            <Clocks {...shown} />
            <SuitHolds {...shown} />
            <SuitHistory {...shown} />
            <Cases {...shown} />
          </div>
        </div>
      </div>
    ),
  });
}

function Said({ visit: { t, url }, outcome }: Shown): ReactElement | null {
  const done = url.searchParams.get("done") ?? "";
  if (outcome.refused) return <Notice tone="warning">{t(`suits.refusals.${outcome.refused}`)}</Notice>;
  if (!DONE.includes(done) || outcome.status) return null;
  return (
    <Notice tone="success" live>
      {t(`suits.done.${done}`)}
    </Notice>
  );
}

function Head({ visit: { t }, view }: Shown): ReactElement {
  const name = view.names.get(view.preparedById) ?? "";
  return (
    <>
      <h1>{t("suits.heading", { defendant: view.defendant })}</h1>
      <div className="case-head">
        <Tag tone={SUIT_TONES[view.state]}>{t(`suits.states.${view.state}`)}</Tag>
        <span className="muted">{t("suits.preparedBy", { name, date: longDate(t.locale, view.preparedAt) })}</span>
      </div>
      {view.recusedMe ? <Notice tone="warning">{t("suits.recused")}</Notice> : null}
    </>
  );
}

function Clocks({ visit: { t }, view }: Shown): ReactElement {
  const now = new Date();
  const open = view.clocks.toSorted((one, other) => rank(one, now) - rank(other, now));
  return (
    <section aria-labelledby="clocks">
      <h2 id="clocks">{t("suits.clocksHeading")}</h2>
      {open.length === 0 ? <p className="muted">{t("suits.noClocks")}</p> : null}
      {open.map((clock) => (
        <div key={clock.ruleId} className="clock-card">
          <OneClock t={t} clock={clock} deadline={deadlineOf(clock, now)} now={now} />
        </div>
      ))}
    </section>
  );
}

function rank(clock: SuitView["clocks"][number], now: Date): number {
  return clockStatus(clock, now).state === "stopped" ? 1 : 0;
}

function Cases({ visit, view }: Shown): ReactElement {
  const { t } = visit;
  return (
    <section aria-labelledby="rests">
      <h2 id="rests">{t("suits.casesHeading")}</h2>
      <ul>
        {view.cases.map(({ reference, title }) => (
          <li key={reference}>
            <a href={here(visit, `/staff/cases/${reference}`)}>
              <span className="ref">{reference}</span> {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
