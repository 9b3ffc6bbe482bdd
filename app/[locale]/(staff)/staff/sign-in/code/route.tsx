import { readForm } from "@/app/_server/read-form";
import { attemptOf, deviceOf, enter, leave } from "@/app/_server/staff-door";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import { doorRoute } from "@/app/_server/staff-route";
import { seeOther, type Visit, visitFormToken } from "@/app/_server/visit";
import { TextField } from "@/app/_ui/field";
import { finishSignIn } from "@/lib/access/finish-sign-in";
import { signInStep } from "@/lib/access/queries";

function codePage(visit: Visit, error: string | undefined, status: number): Promise<Response> {
  const { t } = visit;
  return staffPage(visit, {
    title: t("access.code.title"),
    status,
    error: error !== undefined,
    children: (
      <div className="stack">
        <h1>{t("access.code.title")}</h1>
        <StaffForm
          t={t}
          formToken={visitFormToken(visit)}
          action={visit.url.pathname}
          button={t("access.signIn.button")}
          errors={error ? [{ fieldId: "code", message: error }] : []}
        >
          <TextField
            name="code"
            width="medium"
            label={t("access.code.label")}
            hint={t("access.code.hint")}
            error={error}
            autoComplete="one-time-code"
            spellCheck={false}
          />
        </StaffForm>
        <p className="muted">{t("access.code.lost")}</p>
      </div>
    ),
  });
}

export const GET = doorRoute(async (visit) => {
  const step = await signInStep(attemptOf(visit));
  if (!step) return leave(visit, "start_again");
  return step.next === "enrol" ? seeOther(visit, "/staff/sign-in/enrol") : codePage(visit, undefined, 200);
});

export const POST = doorRoute(async (visit) => {
  const form = await readForm(visit, ["code"]);
  const done = await finishSignIn({ attempt: attemptOf(visit), code: form.get("code"), deviceToken: deviceOf(visit) });
  if (done.ok) return (await enter(visit, done)) ? seeOther(visit, "/staff/sign-in") : leave(visit, "start_again");
  if (done.reason === "wait") return codePage(visit, visit.t("access.wait", { minutes: done.minutes }), 429);
  if (done.reason === "start_again") return leave(visit, "start_again");
  return codePage(visit, visit.t("access.code.wrong"), 422);
});
