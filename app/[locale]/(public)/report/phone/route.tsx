import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { BUTTON_FIELD, readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { here, seeOther, turnQuiet, type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";

const BACK = "back";

/** Where the visitor came from, within this language. */
function backTo(_visit: Visit, given: string | null): string {
  const path = given ?? "";
  return /^\/(zh|en)(\/[\w-]+)*$/.test(path) ? path.replace(/^\/(zh|en)/, "") : "";
}

/** What this phone keeps of a report, and how to have it keep nothing; said before it does either (T9, UX-04). */
export const GET = publicRoute((visit) => {
  const { t, quiet } = visit;
  const back = backTo(visit, visit.url.searchParams.get(BACK));
  const mode = quiet ? "quiet" : "normal";
  return publicPage(visit, {
    title: t("phone.title"),
    back,
    children: (
      <>
        <h1>{t("phone.heading")}</h1>
        <p>{t(`phone.${mode}.now`)}</p>
        <p>{t("phone.then")}</p>
        <ul>
          {(["first", "second", "third"] as const).map((key) => (
            <li key={key}>{t(`phone.${mode}.${key}`)}</li>
          ))}
        </ul>
        <p>{t("phone.beyond")}</p>
        <form method="post" action={here(visit, "/report/phone")} noValidate>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <input type="hidden" name={BACK} value={here(visit, back)} />
          <Button name={BUTTON_FIELD} value={quiet ? "normal" : "quiet"}>
            {t(`phone.${mode}.button`)}
          </Button>
        </form>
      </>
    ),
  });
});

export const POST = publicRoute(async (visit) => {
  const form = await readForm(visit, [BACK]);
  const quiet = form.get(BUTTON_FIELD) === "quiet";
  turnQuiet(visit, quiet);
  const answer = seeOther(visit, backTo(visit, form.get(BACK)));
  if (quiet) answer.headers.set("Clear-Site-Data", '"cache", "storage"');
  return answer;
});
