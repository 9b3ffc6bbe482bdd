import { encode } from "uqr";
import { readForm } from "@/app/_server/read-form";
import { RecoveryCodes } from "@/app/_server/recovery-codes";
import { attemptOf, deviceOf, enter, leave } from "@/app/_server/staff-door";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import { doorRoute } from "@/app/_server/staff-route";
import { here, seeOther, type Visit, visitFormToken } from "@/app/_server/visit";
import { ButtonLink } from "@/app/_ui/button";
import { CodeGroups } from "@/app/_ui/code-groups";
import { TextField } from "@/app/_ui/field";
import { QrCode } from "@/app/_ui/qr-code";
import { finishSignIn } from "@/lib/access/finish-sign-in";
import { type SignInStep, signInStep } from "@/lib/access/queries";

type Enrolment = Extract<SignInStep, { next: "enrol" }>;

function enrolPage(visit: Visit, { key, uri }: Enrolment, error?: string): Promise<Response> {
  const { t } = visit;
  return staffPage(visit, {
    title: t("access.enrol.title"),
    status: error ? 422 : 200,
    error: error !== undefined,
    children: (
      <div className="stack">
        <h1>{t("access.enrol.title")}</h1>
        <p>{t("access.enrol.why")}</p>
        <h2>{t("access.enrol.scan")}</h2>
        <div className="big-qr">
          <QrCode modules={encode(uri).data} label={t("access.enrol.qr")} />
        </div>
        <p>
          <a href={uri}>{t("access.enrol.sameDevice")}</a>
        </p>
        <p>{t("access.enrol.byHand")}</p>
        <p>
          <CodeGroups groups={key.match(/.{1,4}/g) ?? []} />
        </p>
        <h2>{t("access.enrol.confirm")}</h2>
        <StaffForm
          t={t}
          formToken={visitFormToken(visit)}
          action={visit.url.pathname}
          button={t("access.enrol.button")}
          errors={error ? [{ fieldId: "code", message: error }] : []}
        >
          <TextField
            name="code"
            width="short"
            label={t("access.enrol.code")}
            error={error}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
        </StaffForm>
      </div>
    ),
  });
}

function codesPage(visit: Visit, codes: readonly string[]): Promise<Response> {
  const { t } = visit;
  return staffPage(visit, {
    title: t("access.codes.title"),
    children: (
      <div className="stack">
        <RecoveryCodes t={t} codes={codes} />
        <ButtonLink href={here(visit, "/staff/sign-in")}>{t("access.codes.kept")}</ButtonLink>
      </div>
    ),
  });
}

export const GET = doorRoute(async (visit) => {
  const step = await signInStep(attemptOf(visit));
  if (!step) return leave(visit, "start_again");
  return step.next === "enrol" ? enrolPage(visit, step) : seeOther(visit, "/staff/sign-in/code");
});

export const POST = doorRoute(async (visit) => {
  const form = await readForm(visit, ["code"]);
  const attempt = attemptOf(visit);
  const done = await finishSignIn({ attempt, code: form.get("code"), deviceToken: deviceOf(visit) });
  if (done.ok)
    return (await enter(visit, done)) ? codesPage(visit, done.recoveryCodes ?? []) : leave(visit, "start_again");
  const step = done.reason === "start_again" ? null : await signInStep(attempt);
  if (step?.next !== "enrol") return leave(visit, "start_again");
  const wrong =
    done.reason === "wait" ? visit.t("access.wait", { minutes: done.minutes }) : visit.t("access.enrol.wrong");
  return enrolPage(visit, step, wrong);
});
