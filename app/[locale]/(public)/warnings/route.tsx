import type { ReactElement } from "react";
import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { here, type Visit } from "@/app/_server/visit";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import { type PublishedWarning, publishedWarnings } from "@/lib/transparency/published-warnings";
import { conductTitle } from "./conduct-title";

/** Consumer warnings that hold today: about practices, naming nobody (消费预警, N33). */
export const GET = publicRoute(async (visit) => {
  const { t, locale } = visit;
  const warnings = await publishedWarnings(locale);
  return publicPage(visit, {
    title: t("publicWarnings.title"),
    back: "",
    children: (
      <>
        <h1>{t("publicWarnings.title")}</h1>
        <p className="lead">{t("publicWarnings.lead")}</p>
        {warnings.length === 0 ? <p>{t("publicWarnings.none")}</p> : null}
        {warnings.map((warning) => (
          <Warning key={warning.key} visit={visit} warning={warning} />
        ))}
        <p>
          <a href={here(visit, "/report/what")}>{t("publicWarnings.report")}</a>
        </p>
        <p>
          <a href={here(visit, "/warnings/feed")}>{t("publicWarnings.feed")}</a>
        </p>
      </>
    ),
  });
});

function Warning({ visit: { t, locale }, warning }: { visit: Visit; warning: PublishedWarning }): ReactElement {
  const { key, conduct, publishedOn, until, text, withdrawn } = warning;
  const day = (date: string) => longDate(locale, startOfShanghaiDay(date));
  return (
    <article aria-labelledby={key}>
      <h2 id={key}>{conductTitle(t, conduct)}</h2>
      <p className="muted">{t("publicWarnings.dates", { published: day(publishedOn), until: day(until) })}</p>
      {withdrawn ? (
        <p>
          {t("publicWarnings.withdrawn", {
            on: day(withdrawn.on),
            because: t(`warnings.because.${withdrawn.because}`),
          })}
        </p>
      ) : (
        text?.split("\n").map((paragraph) => <p key={paragraph}>{paragraph}</p>)
      )}
    </article>
  );
}
