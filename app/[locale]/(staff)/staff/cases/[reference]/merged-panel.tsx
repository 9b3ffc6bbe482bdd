import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import type { MergedHere } from "@/lib/cases/merges/merge-view";
import { titleForStaff } from "@/lib/clocks/clock-rule";
import { dateTime, dueDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { deadlineOf } from "@/lib/reports/deadline";
import { EvidenceFiles } from "./case-evidence";

type Props = { page: StaffPage; view: CaseView };

/** The cases that are handled here: each with its own files, periods and messages, read where they are. */
export function MergedPanel({ page, view }: Props): ReactElement | null {
  if (view.mergedHere.length === 0) return null;
  const { t } = page;
  return (
    <section aria-labelledby="merged">
      <h2 id="merged">{t("merging.panel.heading")}</h2>
      <p className="muted">{t("merging.panel.note")}</p>
      {view.mergedHere.map((one) => (
        <One key={one.reference} page={page} here={view.reference} one={one} />
      ))}
    </section>
  );
}

function One({ page, here, one }: { page: StaffPage; here: string; one: MergedHere }): ReactElement {
  const { t, staff } = page;
  const { reference, through, title, evidence, by, reason, at } = one;
  const own = `/${t.locale}/staff/cases/${reference}`;
  return (
    <article className="stack" aria-labelledby={`from-${reference}`}>
      <h3 id={`from-${reference}`}>
        <a href={`${own}?merged=1`}>{t("merging.panel.from", { reference })}</a>
      </h3>
      <p>
        {title}{" "}
        {through === here ? null : <span className="muted">{t("merging.panel.through", { reference: through })}</span>}
      </p>
      <p className="given">{t("merging.panel.by", { by, reason, date: dateTime(t.locale, at) })}</p>
      <Owed t={t} one={one} />
      {evidence.length === 0 ? (
        <p className="muted">{t("merging.panel.noFiles")}</p>
      ) : (
        <EvidenceFiles {...{ t, staff, reference, evidence }} own />
      )}
      {holds(staff, "case:decide:handling") ? (
        <p>
          <a href={`${own}/unmerge`}>{t("merging.banner.undo")}</a>
        </p>
      ) : null}
    </article>
  );
}

/** What its reporter is still owed, and whether they have written. */
function Owed({ t, one }: { t: Translator; one: MergedHere }): ReactElement {
  const now = new Date();
  const dues = one.clocks.map((clock) => deadlineOf(clock, now));
  const line = ({ rule, status }: (typeof dues)[number]) => {
    const date = status.dueAt ? dueDate(t.locale, status.dueAt) : "–";
    return t("merging.panel.due", { title: titleForStaff(rule)[t.locale], date });
  };
  return (
    <>
      <p>
        {dues.length === 0 ? t("merging.panel.noClocks") : `${t("merging.panel.clocks")} `}
        {dues.map(line).join(" · ")}
      </p>
      {one.lastMessageAt ? (
        <p>
          <a href={`/${t.locale}/staff/cases/${one.reference}?merged=1#messages`}>
            {t("merging.panel.messages", { count: one.messages, date: dateTime(t.locale, one.lastMessageAt) })}
          </a>
        </p>
      ) : null}
    </>
  );
}
