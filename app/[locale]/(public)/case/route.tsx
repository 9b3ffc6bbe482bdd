import { errorPage, publicRoute } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { rememberCase } from "@/app/_server/reporter";
import { seeOther, type Visit } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import type { CaseKeyRefusal } from "@/lib/reports/case-key";
import { openCaseSession } from "@/lib/reports/open-case-session";
import { disposedPage } from "./disposed-page";
import { lookUpPage } from "./look-up-page";

const NOTHING = { reference: "", code: "" };

function sentence({ t }: Visit, refusal: CaseKeyRefusal): FieldError {
  const message =
    refusal.field === "reference"
      ? t(`cases.references.${refusal.reason}`)
      : t(`case.lookUp.codeProblems.${refusal.reason}`, { digits: refusal.digits });
  return { fieldId: refusal.field, message };
}

export const GET = publicRoute((visit) => {
  const asked = visit.url.searchParams;
  const notice = asked.has("left") ? "left" : asked.has("ended") ? "ended" : undefined;
  return lookUpPage(visit, { typed: NOTHING, errors: [], notice });
});

export const POST = publicRoute(async (visit) => {
  const form = await readForm(visit, ["reference", "code"]);
  const typed = { reference: form.get("reference"), code: form.get("code") };
  const opened = await openCaseSession(typed, visit.address);
  if (opened.ok) {
    rememberCase(visit, opened.token);
    return seeOther(visit, "/case/status");
  }
  if (opened.reason === "disposed") return disposedPage(visit, opened);
  if (opened.reason === "mistyped") {
    const errors = opened.refusals.map((refusal) => sentence(visit, refusal));
    return lookUpPage(visit, { typed: opened.typed, errors });
  }
  if (opened.reason === "too_many") {
    return errorPage(visit, "too_many", 429, { minutes: Math.ceil(opened.retryAfterSeconds / 60) });
  }
  return lookUpPage(visit, { typed, errors: [{ fieldId: "reference", message: visit.t("case.lookUp.unknown") }] });
});
