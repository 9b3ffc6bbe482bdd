import { publicPage } from "@/app/_server/public-page";
import { errorPage, publicRoute } from "@/app/_server/public-route";
import { readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { Button, ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { StepList } from "@/app/_ui/step-list";
import { mayBeginDraft } from "@/lib/reports/may-begin-draft";
import { saveAnswers } from "@/lib/reports/save-answers";

const STEPS = ["stop", "police", "bank", "evidence"] as const;

/** Help before any report: whoever was asked to pay in advance is losing money right now (A16). */
export const GET = publicRoute((visit) => {
  const { t } = visit;
  const steps = STEPS.map((key) => ({
    key,
    title: t(`report.scam.${key}.title`),
    text: t(`report.scam.${key}.text`),
  }));
  return publicPage(visit, {
    title: t("report.scam.title"),
    back: "/report/what",
    children: (
      <>
        <h1>{t("report.scam.title")}</h1>
        <p className="lead">{t("report.scam.lead")}</p>
        <div className="row">
          <ButtonLink href="tel:110">{t("report.scam.call110")}</ButtonLink>
          <ButtonLink href="tel:96110" variant="secondary">
            {t("report.scam.call96110")}
          </ButtonLink>
        </div>
        <StepList steps={steps} />
        <Notice tone="inset">
          <p>{t("report.scam.shame")}</p>
        </Notice>
        <h2>{t("report.scam.then")}</h2>
        <p>{t("report.scam.thenText")}</p>
        <form method="post">
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <Button variant="secondary">{t("report.scam.goOn")}</Button>
        </form>
      </>
    ),
  });
});

export const POST = publicRoute(async (visit) => {
  await readForm(visit, []);
  const may = await mayBeginDraft(visit.token, visit.address);
  if (!may.ok) return errorPage(visit, "too_many", 429, { minutes: may.minutes });
  const draft = await saveAnswers(visit.token, "what", { kind: "brushing_group", paidInAdvance: true });
  return seeOther(visit, draft.submitted ? "/report/receipt" : "/report/where");
});
