import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { ButtonLink } from "@/app/_ui/button";
import { StepList } from "@/app/_ui/step-list";

const STEPS = ["adult", "line", "office"] as const;

/** Who helps a child that cannot or will not ask a guardian; nothing of the report is left. */
export const GET = publicRoute((visit) => {
  const { t } = visit;
  const steps = STEPS.map((key) => ({
    key,
    title: t(`children.help.${key}.title`),
    text: t(`children.help.${key}.text`),
  }));
  return publicPage(visit, {
    title: t("children.help.title"),
    back: "",
    children: (
      <>
        <h1>{t("children.help.title")}</h1>
        <p className="lead">{t("children.help.lead")}</p>
        <div className="row">
          <ButtonLink href="tel:12355">{t("children.help.call12355")}</ButtonLink>
          <ButtonLink href="tel:12315" variant="secondary">
            {t("children.help.call12315")}
          </ButtonLink>
        </div>
        <StepList steps={steps} />
        <p>{t("children.help.again")}</p>
      </>
    ),
  });
});
