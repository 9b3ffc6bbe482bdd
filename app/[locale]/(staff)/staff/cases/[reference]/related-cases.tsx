import type { ReactElement } from "react";
import type { CaseView, RelatedCase } from "@/lib/cases/case-view";
import type { MatchingCase } from "@/lib/cases/match";
import type { TrackRecord } from "@/lib/cases/track-record";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { matchWords } from "./match-words";

/** Where a duplicate would stand: what was joined, what has something in common, and what the contact has sent before. */
export function RelatedCases({ t, view }: { t: Translator; view: CaseView }): ReactElement {
  const { matches, moreMatches, joined, joinedTo, record } = view;
  const here = `/${t.locale}/staff/cases/${view.reference}`;
  return (
    <section aria-labelledby="related">
      <h2 id="related">{t("matches.heading")}</h2>
      {joinedTo ? (
        <p>
          <a href={`/${t.locale}/staff/cases/${joinedTo}`}>
            {t("staffCase.related.joinedTo", { reference: joinedTo })}
          </a>
        </p>
      ) : null}
      {record ? <Record t={t} record={record} /> : null}
      {joined.length > 0 ? <h3>{t("staffCase.related.joined")}</h3> : null}
      <Cases t={t} cases={joined} />
      {matches.length === 0 ? <p className="muted">{t("matches.none")}</p> : <Cases t={t} cases={matches} />}
      {moreMatches ? <a href={`${here}/related`}>{t("matches.all")}</a> : null}
    </section>
  );
}

function Record({ t, record }: { t: Translator; record: TrackRecord }): ReactElement {
  const { cases, upheld, unfounded } = record;
  return <p>{cases === 0 ? t("matches.noRecord") : t("matches.record", { cases, upheld, unfounded })}</p>;
}

function Cases({ t, cases }: { t: Translator; cases: readonly (RelatedCase | MatchingCase)[] }): ReactElement | null {
  if (cases.length === 0) return null;
  return (
    <ul className="related">
      {cases.map((one) => (
        <li key={one.reference}>
          <a href={`/${t.locale}/staff/cases/${one.reference}`}>{one.reference}</a> {one.title}{" "}
          <span className="muted">
            {"reasons" in one ? `${matchWords(t, one)} · ` : ""}
            {longDate(t.locale, one.openedAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
