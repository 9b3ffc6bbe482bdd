import type { ReactElement } from "react";
import type { CaseView, RelatedCase } from "@/lib/cases/case-view";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

/** Where a duplicate would stand: the same shop, and what was joined. */
export function RelatedCases({ t, view }: { t: Translator; view: CaseView }): ReactElement {
  const none = view.sameShop.length + view.joined.length === 0 && !view.joinedTo;
  return (
    <section aria-labelledby="related">
      <h2 id="related">{t("staffCase.related.heading")}</h2>
      {view.joinedTo ? (
        <p>
          <a href={`/${t.locale}/staff/cases/${view.joinedTo}`}>
            {t("staffCase.related.joinedTo", { reference: view.joinedTo })}
          </a>
        </p>
      ) : null}
      {none ? <p className="muted">{t("staffCase.related.none")}</p> : null}
      <Cases t={t} label={t("staffCase.related.joined")} cases={view.joined} />
      <Cases t={t} label={t("staffCase.related.sameShop")} cases={view.sameShop} />
    </section>
  );
}

function Cases({ t, label, cases }: { t: Translator; label: string; cases: readonly RelatedCase[] }) {
  if (cases.length === 0) return null;
  return (
    <>
      <h3>{label}</h3>
      <ul className="related">
        {cases.map(({ reference, title, openedAt }) => (
          <li key={reference}>
            <a href={`/${t.locale}/staff/cases/${reference}`}>{reference}</a> {title}{" "}
            <span className="muted">{longDate(t.locale, openedAt)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
