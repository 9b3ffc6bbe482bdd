import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { here, renewVisitor, seeOther, type Visit } from "@/app/_server/visit";
import { ButtonLink } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { dateTime } from "@/lib/i18n/dates";
import type { IssuedReceipt } from "@/lib/reports/issued-receipt";
import { readReceipt } from "@/lib/reports/read-receipt";
import { LeaveForm } from "./leave-form";
import { ReceiptSlip } from "./receipt-slip";

const DAY_MS = 24 * 3_600_000;

function show(visit: Visit, issued: IssuedReceipt, unsaved = false): Promise<Response> {
  const { t, locale } = visit;
  const until = new Date(Date.parse(issued.receipt.receivedAt) + DAY_MS);
  const errors = unsaved ? [{ fieldId: "saved", message: t("receipt.savedMissing") }] : [];
  return publicPage(visit, {
    title: t("receipt.title"),
    status: unsaved ? 422 : 200,
    error: unsaved,
    scripts: ["receipt.js"],
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        <ReceiptSlip visit={visit} issued={issued} />
        <div className="no-print stack">
          <button type="button" className="button secondary" hidden data-print>
            {t("receipt.print")}
          </button>
          <p className="hint">{t("receipt.kept", { until: dateTime(locale, until) })}</p>
          <h2>{t("receipt.nextTitle")}</h2>
          <p>{t("receipt.next")}</p>
          <ButtonLink href={here(visit, "/case")}>{t("receipt.lookUp")}</ButtonLink>
          <LeaveForm visit={visit} error={errors[0]?.message} />
        </div>
      </>
    ),
  });
}

function nothingHere(visit: Visit): Promise<Response> {
  const { t } = visit;
  return publicPage(visit, {
    title: t("receipt.none.title"),
    status: 404,
    children: (
      <>
        <h1>{t("receipt.none.title")}</h1>
        <p>{t("receipt.none.text")}</p>
        <p>
          <a href={here(visit, "/case")}>{t("receipt.none.lookUp")}</a>
        </p>
        <p>
          <a href={here(visit, "/report/what")}>{t("receipt.none.report")}</a>
        </p>
      </>
    ),
  });
}

export const GET = publicRoute(async (visit) => {
  const issued = visit.known ? await readReceipt(visit.token) : null;
  return issued ? show(visit, issued) : nothingHere(visit);
});

/** Gives this browser a new name: the receipt stays with the old one, which nobody has any more. */
export const POST = publicRoute(async (visit) => {
  const form = await readForm(visit, ["saved"]);
  const issued = await readReceipt(visit.token);
  if (issued && form.get("saved") !== "yes") return show(visit, issued, true);
  renewVisitor(visit);
  return seeOther(visit, form.get("do") === "another" ? "/report/what" : "");
});
