import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, seeOther, visitFormToken } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { readClueLetter } from "@/lib/reports/clue-letter";
import type { IssuedReceipt } from "@/lib/reports/issued-receipt";
import { INTAKE_CHANNELS, readIntake } from "@/lib/reports/read-intake";
import { type RecordIntake, recordIntake } from "@/lib/reports/record-intake";
import { ReceiptSlip } from "../../../../(public)/report/receipt/receipt-slip";
import { answerErrors, letterErrors } from "../intake-errors";
import { type IntakeTyped, textIn } from "../intake-fields";
import { IntakeForm } from "../intake-form";
import { receiveIntake, throwAway } from "../receive-intake";

const ONCE = /^[\w-]{16,64}$/;

/** A reload leads to a new form, and hands the code out to nobody else. */
export const GET = staffRoute("intake:record", async (visit) => seeOther(visit, "/staff/intake"));

/** Opens the case and shows the receipt to hand over; sent again, the same one. */
export const POST = staffRoute("intake:record", async (visit) => {
  const { t } = visit;
  const { typed, file } = await receiveIntake(visit);
  const channel = INTAKE_CHANNELS.find((known) => known === typed.channel);
  const letter = channel === "clue_letter" ? readClueLetter(typed, new Date()) : null;
  const read = readIntake(letter ? { ...typed, wish: "report" } : typed);
  const errors = [
    ...(channel ? [] : [{ fieldId: "channel", message: t("intake.channelMissing") }]),
    ...letterErrors(t, letter, file),
    ...answerErrors(t, read),
  ];
  if (!read.ok || !channel || errors.length > 0 || (letter && !letter.ok)) {
    await throwAway(file);
    return formAgain(visit, typed, errors);
  }
  const taken = letter ? { letter: { ...letter.letter, file: file?.ok ? file.file : null } } : {};
  if (!letter) await throwAway(file);
  return recordNow(visit, { typed, intake: { channel, answers: read.answers, ...taken } });
});

type Checked = { typed: IntakeTyped; intake: Omit<RecordIntake, "locale" | "onceKey"> };

async function recordNow(visit: StaffVisit, { typed, intake }: Checked): Promise<Response> {
  const language = textIn(typed, "language");
  const onceKey = textIn(typed, "once");
  if (!isLocale(language) || !ONCE.test(onceKey)) return staffErrorPage(visit, "unknown_fields", 400);
  const result = await recordIntake(visit.staff, { ...intake, locale: language, onceKey });
  if (result.ok) return receiptPage(visit, result.receipt, language);
  if (result.reason === "no_such_case" || result.reason === "case_not_open") {
    const message = visit.t(`intake.letter.problems.${result.reason}`);
    return formAgain(visit, typed, [{ fieldId: "ourReference", message }]);
  }
  return staffErrorPage(visit, result.reason === "not_permitted" ? "not_permitted" : "failed", 403);
}

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
