import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { TextArea } from "@/app/_ui/text-area";
import { longDate } from "@/lib/i18n/dates";
import { receiptPublicKeys } from "@/lib/reports/issued-receipt";
import { checkReceipt, type ReceiptCheck } from "@/lib/reports/receipt";

/** Five times what a receipt with every promise needs. */
const LONGEST = 5_000;

type Shown = { typed?: string; error?: string; check?: ReceiptCheck };

/** What a stranger may know: whether it is genuine, from when, with how many files. Not even its number. */
function Verdict({ visit, check }: { visit: Visit; check: ReceiptCheck }) {
  const { t, locale } = visit;
  if (!check.genuine) {
    return (
      <Notice tone="warning" title={t(`pages.verify.${check.reason}.title`)} live>
        <p>{t(`pages.verify.${check.reason}.text`)}</p>
      </Notice>
    );
  }
  const date = longDate(locale, new Date(check.statement.receivedAt));
  return (
    <Notice tone="success" title={t("pages.verify.genuine.title")} live>
      <p>{t("pages.verify.genuine.text", { date, count: check.statement.filesCount })}</p>
      <p>{t("pages.verify.genuine.finding")}</p>
    </Notice>
  );
}

function show(visit: Visit, { typed = "", error, check }: Shown): Promise<Response> {
  const { t } = visit;
  const errors = error ? [{ fieldId: "receipt", message: error }] : [];
  return publicPage(visit, {
    title: check ? t(`pages.verify.${check.genuine ? "genuine" : check.reason}.title`) : t("pages.verify.title"),
    status: error ? 422 : 200,
    error: error !== undefined,
    back: "",
    scripts: ["verify.js"],
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        <h1>{t("pages.verify.title")}</h1>
        {check ? <Verdict visit={visit} check={check} /> : <p>{t("pages.verify.lead")}</p>}
        <form method="post" noValidate>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <TextArea
            name="receipt"
            label={t("pages.verify.receipt.label")}
            hint={t("pages.verify.receipt.hint")}
            value={typed}
            error={error}
            rows={6}
          />
          <Button>{t("pages.verify.button")}</Button>
        </form>
      </>
    ),
  });
}

export const GET = publicRoute((visit) => show(visit, {}));

export const POST = publicRoute(async (visit) => {
  const form = await readForm(visit, ["receipt"]);
  const typed = form.get("receipt");
  if (typed.trim() === "") return show(visit, { error: visit.t("pages.verify.missing") });
  if (typed.length > LONGEST) return show(visit, { typed, error: visit.t("pages.verify.tooLong") });
  return show(visit, { typed, check: checkReceipt(typed, receiptPublicKeys()) });
});
