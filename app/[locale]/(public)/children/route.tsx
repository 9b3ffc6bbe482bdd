import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { here } from "@/app/_server/visit";
import { WordList } from "../report/_journey/word-list";

const SECTIONS = [
  ["ask", ["question", "before", "without"]],
  ["keep", ["report", "flag", "contact", "not"]],
  ["use", ["purpose", "staff", "shop", "long"]],
  ["rights", ["copy", "back", "period"]],
] as const;

/** The rules for children under 14, apart from those for everybody (T15). */
export const GET = publicRoute((visit) => {
  const { t } = visit;
  return publicPage(visit, {
    title: t("children.title"),
    back: "/privacy",
    children: (
      <>
        <h1>{t("children.title")}</h1>
        <p className="lead">{t("children.lead")}</p>
        {SECTIONS.map(([section, keys]) => (
          <section key={section}>
            <h2>{t(`children.${section}Title`)}</h2>
            <WordList t={t} path={`children.${section}`} keys={keys} />
          </section>
        ))}
        <p>
          <a href={here(visit, "/privacy")}>{t("pages.privacy.title")}</a>
        </p>
      </>
    ),
  });
});
