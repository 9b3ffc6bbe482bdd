import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { here } from "@/app/_server/visit";
import { ButtonLink } from "@/app/_ui/button";
import { WordList } from "../report/_journey/word-list";

export const GET = publicRoute((visit) => {
  const { t } = visit;
  return publicPage(visit, {
    title: t("pages.about.title"),
    back: "",
    children: (
      <>
        <h1>{t("pages.about.title")}</h1>
        <p className="lead">{t("pages.about.lead")}</p>
        <h2>{t("pages.about.doTitle")}</h2>
        <WordList t={t} path="pages.about.do" keys={["take", "check", "pass", "answer"]} />
        <h2>{t("pages.about.notTitle")}</h2>
        <WordList t={t} path="pages.about.not" keys={["authority", "guilty", "fraud", "fee"]} />
        <h2>{t("pages.about.tracksTitle")}</h2>
        <p>{t("pages.about.complaint")}</p>
        <p>{t("pages.about.report")}</p>
        <p>{t("pages.about.both")}</p>
        <ButtonLink href={here(visit, "/report/what")}>{t("pages.about.start")}</ButtonLink>
      </>
    ),
  });
});
