import { readForm } from "@/app/_server/read-form";
import { deviceOf, goOnToFactor } from "@/app/_server/staff-door";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import { doorRoute } from "@/app/_server/staff-route";
import { openStaffVisit, staffHome } from "@/app/_server/staff-visit";
import { seeOther, type Visit, visitFormToken } from "@/app/_server/visit";
import { TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { beginSignIn } from "@/lib/access/begin-sign-in";

type Shown = { email: string; error?: string };

/** Why somebody stands here again, when a page of ours sent them. */
function Why({ visit }: { visit: Visit }) {
  const key = `access.signIn.why.${visit.url.searchParams.get("why") ?? ""}`;
  return /^[\w.]+$/.test(key) && !key.endsWith(".") && visit.t.has(key) ? <Notice live>{visit.t(key)}</Notice> : null;
}

function signInPage(visit: Visit, { email, error }: Shown, status: number): Promise<Response> {
  const { t } = visit;
  const errors = error ? [{ fieldId: "email", message: error }] : [];
  return staffPage(visit, {
    title: t("access.signIn.title"),
    status,
    error: error !== undefined,
    children: (
      <div className="stack">
        <h1>{t("access.signIn.title")}</h1>
        {error ? null : <Why visit={visit} />}
        <StaffForm
          t={t}
          formToken={visitFormToken(visit)}
          action={visit.url.pathname}
          button={t("ui.continue")}
          errors={errors}
        >
          <TextField
            name="email"
            type="email"
            label={t("access.email")}
            value={email}
            error={error}
            autoComplete="username"
          />
          <TextField name="password" type="password" label={t("access.password")} autoComplete="current-password" />
        </StaffForm>
        <p className="muted">{t("access.signIn.lost")}</p>
      </div>
    ),
  });
}

export const GET = doorRoute(async (visit) => {
  const known = await openStaffVisit(visit.request, visit.locale);
  return known ? seeOther(visit, staffHome(known.staff)) : signInPage(visit, { email: "" }, 200);
});

export const POST = doorRoute(async (visit) => {
  const form = await readForm(visit, ["email", "password"]);
  const email = form.get("email");
  const { address } = visit;
  const begun = await beginSignIn({ email, password: form.get("password"), address, deviceToken: deviceOf(visit) });
  if (begun.ok) return goOnToFactor(visit, begun.attempt, begun.next);
  if (begun.reason === "wrong_password")
    return signInPage(visit, { email, error: visit.t("access.signIn.wrong") }, 422);
  return signInPage(visit, { email, error: visit.t("access.wait", { minutes: begun.minutes }) }, 429);
});
