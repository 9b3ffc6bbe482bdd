import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { here } from "@/app/_server/visit";
import { WordList } from "../report/_journey/word-list";

const SECTIONS = [
  ["keep", ["answers", "contact", "draft", "read", "receipt", "compare", "survey", "mark", "period", "after"]],
  ["not", ["address", "name", "track"]],
  ["who", ["staff", "shop", "transfer"]],
  ["rights", ["ask", "answer"]],
  ["limits", ["guess", "network", "device", "law"]],
] as const;

export const GET = publicRoute((visit) => {
  const { t } = visit;
  return publicPage(visit, {
    title: t("pages.privacy.title"),
    back: "",
    children: (
      <>
        <h1>{t("pages.privacy.title")}</h1>
        <p className="lead">{t("pages.privacy.lead")}</p>
        {SECTIONS.map(([section, keys]) => (
          <section key={section}>
            <h2>{t(`pages.privacy.${section}Title`)}</h2>
            <WordList t={t} path={`pages.privacy.${section}`} keys={keys} />
          </section>
        ))}
        <p>
          <a href={here(visit, "/children")}>{t("children.title")}</a>
        </p>
      </>
    ),
  });
});
