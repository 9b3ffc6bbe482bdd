import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Details } from "@/app/_ui/details";
import type { CaseView } from "@/lib/cases/case-view";
import { lapsesOfCase, lettersOfCase } from "@/lib/cases/preservation/preservation-view";
import { PLATFORM_DUTIES } from "@/lib/clocks/platform-duties";
import type { Translator } from "@/lib/i18n/translator";
import { lapseWords } from "./preservation/lapse-words";

type Props = { page: StaffPage; view: CaseView; now: Date };

/** Until when the platform must keep the records of this case, and whether it was asked to. */
export async function CasePreservation({ page: { t }, view, now }: Props): Promise<ReactElement> {
  const [lapses, letters] = await Promise.all([lapsesOfCase(view.id, now), lettersOfCase(view.id)]);
  const next = lapses.find(({ daysLeft }) => daysLeft !== null && daysLeft >= 0) ?? lapses[0];
  const [last] = letters;
  return (
    <section aria-labelledby="preservation">
      <h2 id="preservation">{t("preserve.heading")}</h2>
      <p>{next ? lapseWords(t, next) : t("preserve.unknown")}</p>
      <p>{last ? t("preserve.asked", { date: last.sentOn, addressee: last.addressee }) : t("preserve.notAsked")}</p>
      {last || view.tracks.some(({ position }) => position.state === "transferred") ? <PlatformDuties t={t} /> : null}
      <p>
        <a href={`/${t.locale}/staff/cases/${view.reference}/preservation`}>{t("preserve.link")}</a>
      </p>
    </section>
  );
}

/** What else the law asks of the platform that the case was taken to; without a number of days, so without a date. */
function PlatformDuties({ t }: { t: Translator }): ReactElement {
  return (
    <Details summary={t("preserve.duties.summary")}>
      <p className="muted">{t("preserve.duties.lead")}</p>
      <ul>
        {PLATFORM_DUTIES.map(({ id, title, law, article, mark }) => (
          <li key={id}>
            {title[t.locale]}{" "}
            <span className="muted">
              {article ? t("staffCase.clocks.lawArticle", { law: law[t.locale], article }) : law[t.locale]} ·{" "}
              {t(`staffCase.clocks.marks.${mark}`)}
            </span>
          </li>
        ))}
      </ul>
    </Details>
  );
}
