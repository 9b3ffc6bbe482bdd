import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { here, seeOther, type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Radios } from "@/app/_ui/choice-list";
import { ErrorSummary } from "@/app/_ui/error-summary";
import type { LikelyOffer } from "@/lib/linking/offer";
import { chooseOthers } from "@/lib/reports/choose-others";
import { type DraftAnswers, OTHERS_CHOICES } from "@/lib/reports/draft";
import { tracksFor } from "@/lib/reports/facts";
import { openStep } from "../_journey/open-step";

type Shown = { offer: LikelyOffer; answers: DraftAnswers; missing?: boolean };

/** That there are others, and nothing of them (A12). */
function othersPage(visit: Visit, { offer, answers, missing = false }: Shown): Promise<Response> {
  const { t } = visit;
  const about = offer.sameShop ? "shop" : "same";
  const error = missing ? t("joining.others.missing") : undefined;
  const complains = answers.wish !== undefined && tracksFor(answers.wish.wish).includes("complaint");
  const [before, after] = t("joining.others.own", { link: "\n" }).split("\n");
  return publicPage(visit, {
    title: t(`joining.others.title.${about}`),
    status: missing ? 422 : 200,
    error: missing,
    back: "/report/contact",
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={error ? [{ fieldId: "choice", message: error }] : []} />
        <h1>{t(`joining.others.title.${about}`)}</h1>
        <p>{t(`joining.others.lead.${about}.${offer.several ? "several" : "some"}`)}</p>
        <p>{t("joining.others.secret")}</p>
        <form method="post" action={visit.url.pathname} noValidate>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <Radios
            name="choice"
            legend={t("joining.others.legend")}
            choices={OTHERS_CHOICES.map((value) => ({
              value,
              label: t(`joining.others.${value}.label`),
              hint: t(`joining.others.${value}.hint`),
            }))}
            value={answers.others?.choice ?? ""}
            error={error}
          />
          {complains ? <p>{t("joining.others.complaint")}</p> : null}
          <Button>{t("ui.continue")}</Button>
        </form>
        <p className="hint">{t("joining.others.kept")}</p>
        <p className="hint">
          {before}
          <a href={here(visit, "/case")}>{t("joining.others.ownLink")}</a>
          {after}
        </p>
      </>
    ),
  });
}

export const GET = publicRoute(async (visit) => {
  const opened = await openStep(visit, "check");
  if (opened instanceof Response) return opened;
  const offer = opened.answers.others?.offer;
  return offer ? othersPage(visit, { offer, answers: opened.answers }) : seeOther(visit, "/report/check");
});

export const POST = publicRoute(async (visit) => {
  const form = await readForm(visit, ["choice"]);
  const opened = await openStep(visit, "check");
  if (opened instanceof Response) return opened;
  const { answers } = opened;
  const choice = OTHERS_CHOICES.find((one) => one === form.get("choice"));
  if (!choice && answers.others?.offer)
    return othersPage(visit, { offer: answers.others.offer, answers, missing: true });
  if (choice) await chooseOthers(visit.token, choice);
  return seeOther(visit, "/report/check");
});
