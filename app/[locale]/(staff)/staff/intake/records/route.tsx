import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { staffPage } from "@/app/_server/staff-static-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, seeOther, visitFormToken } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import type { IssuedReceipt } from "@/lib/reports/issued-receipt";
import { INTAKE_CHANNELS, readIntake } from "@/lib/reports/read-intake";
import { recordIntake } from "@/lib/reports/record-intake";
import { problemWords } from "../../../../(public)/report/_journey/words";
import { ReceiptSlip } from "../../../../(public)/report/receipt/receipt-slip";
import { INTAKE_FIELDS, type IntakeTyped, intakeTyped, textIn } from "../intake-fields";
import { IntakeForm } from "../intake-form";

const ONCE = /^[\w-]{16,64}$/;

/** A reload leads to a new form, and hands the code out to nobody else. */
export const GET = staffRoute("intake:record", async (visit) => seeOther(visit, "/staff/intake"));

/** Opens the case and shows the receipt to hand over; sent again, the same one. */
export const POST = staffRoute("intake:record", async (visit) => {
  const { t } = visit;
  const typed = intakeTyped(await readForm(visit, INTAKE_FIELDS));
  const read = readIntake(typed);
  const channel = INTAKE_CHANNELS.find((known) => known === typed.channel);
  const problems = read.ok ? [] : read.problems;
  const errors = problems.map((problem) => ({
    fieldId: problem.field,
    message: problemWords(t, problem.step, problem),
  }));
  if (!channel) errors.unshift({ fieldId: "channel", message: t("intake.channelMissing") });
  if (!read.ok || !channel) return formAgain(visit, typed, errors);
  const language = textIn(typed, "language");
  const once = textIn(typed, "once");
  if (!isLocale(language) || !ONCE.test(once)) return staffErrorPage(visit, "unknown_fields", 400);
  const intake = { channel, locale: language, answers: read.answers, onceKey: once };
  const result = await recordIntake(visit.staff, intake);
  if (!result.ok) return staffErrorPage(visit, result.reason === "not_permitted" ? "not_permitted" : "failed", 403);
  return receiptPage(visit, result.receipt, language);
});

function formAgain(visit: StaffVisit, typed: IntakeTyped, errors: readonly FieldError[]): Promise<Response> {
  const { t } = visit;
  return staffPage(visit, {
    title: t("intake.title"),
    status: 422,
    error: true,
    current: "intake",
    children: (
      <div className="stack">
        <h1>{t("intake.title")}</h1>
        <IntakeForm t={t} formToken={visitFormToken(visit)} typed={typed} errors={errors} />
      </div>
    ),
  });
}

/** In the reporter's language, ready to print; the words around it are the clerk's. */
function receiptPage(visit: StaffVisit, issued: IssuedReceipt, locale: "zh" | "en"): Promise<Response> {
  const { t } = visit;
  const { reference } = issued.receipt;
  return staffPage(visit, {
    title: t("intake.doneTitle"),
    current: "intake",
    children: (
      <div className="stack">
        <Notice tone="success" title={t("intake.doneTitle")} live>
          <p>{t("intake.doneText")}</p>
        </Notice>
        <ReceiptSlip visit={{ ...visit, locale, t: translatorFor(locale) }} issued={issued} />
        <p>
          <a href={here(visit, `/staff/cases/${reference}`)}>{t("staffCase.title", { reference })}</a>
        </p>
        <p>
          <a href={here(visit, "/staff/intake")}>{t("intake.another")}</a>
        </p>
      </div>
    ),
  });
}
