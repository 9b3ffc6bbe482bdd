import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { holds } from "@/lib/access/staff";
import type { CaseView, RelatedCase } from "@/lib/cases/case-view";
import type { MatchingCase } from "@/lib/cases/match";
import type { TrackRecord } from "@/lib/cases/track-record";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { caseLink } from "./case-link";
import { matchWords } from "./match-words";

/** Where a duplicate would stand: what was joined, what has something in common, and what the contact has sent before. */
export function RelatedCases({ page, view }: { page: StaffPage; view: CaseView }): ReactElement {
  const { t, staff } = page;
  const mayMerge = view.right.kind === "own" && !view.mergedInto && holds(staff, "case:decide:handling");
  const { moreMatches, joined, joinedTo, record } = view;
  const matches = view.matches.filter(({ reference }) => !joined.some((one) => one.reference === reference));
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
      <Cases t={t} view={view} cases={joined} />
      {matches.length === 0 ? (
        <p className="muted">{t("matches.none")}</p>
      ) : (
        <Cases t={t} view={view} cases={matches} />
      )}
      <p className="quick">
        {moreMatches || (mayMerge && matches.length > 0) ? <a href={`${here}/related`}>{t("matches.all")}</a> : null}
        {mayMerge ? (
          <>
            <a href={`${here}/merge`}>{t("merging.link")}</a>
            <a href={`${here}/split`}>{t("splitting.link")}</a>
          </>
        ) : null}
      </p>
    </section>
  );
}

function Record({ t, record }: { t: Translator; record: TrackRecord }): ReactElement {
  const { cases, upheld, unfounded, badFaith } = record;
  if (cases === 0) return <p>{t("matches.noRecord")}</p>;
  return (
    <p>
      {t("matches.record", { cases, upheld, unfounded })} {badFaith > 0 ? t("badFaith.record", { badFaith }) : null}
    </p>
  );
}

type CasesProps = { t: Translator; view: CaseView; cases: readonly (RelatedCase | MatchingCase)[] };

function Cases({ t, view, cases }: CasesProps): ReactElement | null {
  if (cases.length === 0) return null;
  return (
    <ul className="related">
      {cases.map((one) => (
        <li key={one.reference}>
          <a href={caseLink(t, view, one.reference)}>{one.reference}</a> {one.title}{" "}
          <span className="muted">
            {"reasons" in one ? `${matchWords(t, one)} · ` : ""}
            {longDate(t.locale, one.openedAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
