import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import type { CaseView } from "@/lib/cases/case-view";
import type { CoReporter } from "@/lib/cases/co-reporters/list-co-reporters";
import { dateTime, longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { caseLink } from "./case-link";

const COLUMNS = ["reference", "joined", "how", "evidence", "messages", "answer"] as const;

/** Who reported the same and is handled here: how many, what each adds, who still waits for a first answer. */
export function CoReportersPanel({ t, view }: { t: Translator; view: CaseView }): ReactElement | null {
  const { coReporters: all } = view;
  if (all.count === 0) return null;
  return (
    <section aria-labelledby="co-reporters">
      <h2 id="co-reporters">{t("joining.staff.heading")}</h2>
      <p>
        {t("joining.staff.count", { count: all.count, own: all.byThemselves })}{" "}
        {all.steppedBack > 0 ? t("joining.staff.steppedBack", { count: all.steppedBack }) : null}
      </p>
      {all.earliestDue ? (
        <Notice tone="warning">
          {t("joining.staff.waiting", { count: all.waiting, date: dateTime(t.locale, all.earliestDue) })}
        </Notice>
      ) : null}
      <DataTable
        caption={t("joining.staff.caption")}
        captionHidden
        columns={COLUMNS.map((key) => ({ key, label: t(`joining.staff.columns.${key}`) }))}
        rows={all.latest.map((one) => ({ key: one.reference, cells: cellsOf(t, view, one) }))}
        empty={t("joining.staff.none")}
      />
      {all.count > all.latest.length ? (
        <p className="muted">{t("joining.staff.more", { shown: all.latest.length, count: all.count })}</p>
      ) : null}
      <p className="muted">{t("joining.staff.told")}</p>
    </section>
  );
}

/** What they wrote, and since when something of theirs waits to be seen: by whoever opens their own case. */
function wroteCell(t: Translator, href: string, { messages, wroteAt }: CoReporter) {
  const count = messages === 0 ? t("joining.staff.noMessages") : t("joining.staff.messages", { count: messages });
  if (messages === 0 && !wroteAt) return count;
  const fresh = wroteAt ? ` · ${t("joining.staff.unseen", { date: dateTime(t.locale, wroteAt) })}` : "";
  return (
    <a key="messages" href={`${href}#messages`}>
      {count}
      {fresh}
    </a>
  );
}

function cellsOf(t: Translator, view: CaseView, one: CoReporter) {
  const href = caseLink(t, view, one.reference);
  const how = t(one.byThemselves ? "joining.staff.own" : "joining.staff.byStaff");
  return [
    <a key="reference" className="ref" href={href}>
      {one.reference}
    </a>,
    longDate(t.locale, one.joinedAt),
    one.steppedBack ? `${how} · ${t("joining.staff.stepped")}` : how,
    one.files === 0 ? (
      t("joining.staff.noFiles")
    ) : (
      <a key="files" href={`${href}#evidence`}>
        {t("joining.staff.files", { count: one.files })}
      </a>
    ),
    wroteCell(t, href, one),
    one.answerDue ? t("joining.staff.due", { date: dateTime(t.locale, one.answerDue) }) : t("joining.staff.answered"),
  ];
}
