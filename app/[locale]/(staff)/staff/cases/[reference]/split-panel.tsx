import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import type { CaseView } from "@/lib/cases/case-view";
import { dateTime } from "@/lib/i18n/dates";
import { EvidenceFiles } from "./case-evidence";

/** Where a case was opened from, with the files that it refers to; and what was opened from it. */
export function SplitPanel({ page: { t, staff }, view }: { page: StaffPage; view: CaseView }): ReactElement | null {
  const { splitFrom: from, splitInto } = view;
  if (!from && splitInto.length === 0) return null;
  const link = (reference: string) => (
    <a className="ref" href={`/${t.locale}/staff/cases/${reference}`}>
      {reference}
    </a>
  );
  const made = ({ by, at, reason }: { by: string; at: Date; reason: string }) => {
    return t("splitting.panel.by", { by, reason, date: dateTime(t.locale, at) });
  };
  return (
    <section aria-labelledby="split">
      <h2 id="split">{t("splitting.panel.heading")}</h2>
      {from ? (
        <>
          <p>
            {t("splitting.panel.from")} {link(from.reference)}
          </p>
          <p className="given">{made(from)}</p>
        </>
      ) : null}
      {from && from.evidence.length > 0 ? (
        <>
          <p className="muted">{t("splitting.panel.referred")}</p>
          <EvidenceFiles {...{ t, staff, reference: from.reference, evidence: from.evidence }} own />
        </>
      ) : null}
      {splitInto.length > 0 ? <p>{t("splitting.panel.into")}</p> : null}
      <ul className="related">
        {splitInto.map((one) => (
          <li key={one.reference}>
            {link(one.reference)} <span className="muted">{made(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
