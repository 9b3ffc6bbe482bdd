import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import type { CaseView } from "@/lib/cases/case-view";
import type { Translator } from "@/lib/i18n/translator";

const COUNTED_UP_TO = 99;

/** Which earlier case this one repeats, by which rule, and how many others say exactly the same (C8, D3). */
export function SameWords({ t, view }: { t: Translator; view: CaseView }): ReactElement | null {
  if (!view.sameness) return null;
  const { sameStory, duplicate } = view.sameness;
  if (sameStory === 0 && !duplicate) return null;
  const count = Math.min(sameStory, COUNTED_UP_TO);
  return (
    <section aria-labelledby="same-words">
      <h2 id="same-words">{t("duplicates.case.heading")}</h2>
      {duplicate ? (
        <Notice tone={duplicate.closed ? "info" : "warning"}>
          <p>
            {t(duplicate.closed ? "duplicates.case.closed" : "duplicates.case.proposed", {
              reference: duplicate.reference,
              version: duplicate.version,
              basis: t(`duplicates.case.bases.${duplicate.basis}`),
            })}
          </p>
          <p>
            <a href={`/${t.locale}/staff/cases/${duplicate.reference}`}>{duplicate.reference}</a>
          </p>
        </Notice>
      ) : null}
      {sameStory > 0 ? (
        <p>
          <a href={`/${t.locale}/staff?same=${view.reference}`}>
            {t(sameStory > COUNTED_UP_TO ? "duplicates.case.othersMore" : "duplicates.case.others", { count })}
          </a>
        </p>
      ) : null}
    </section>
  );
}
