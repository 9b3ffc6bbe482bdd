import { readForm } from "@/app/_server/read-form";
import { goOnToFactor, linkIn } from "@/app/_server/staff-door";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import { doorRoute } from "@/app/_server/staff-route";
import { type Visit, visitFormToken } from "@/app/_server/visit";
import { TextField } from "@/app/_ui/field";
import { acceptInvite } from "@/lib/access/accept-invite";

function invitePage(visit: Visit, { link, reason }: { link: string; reason?: string }): Promise<Response> {
  const { t } = visit;
  const message = reason && t(`access.faults.${reason}`);
  const at = reason?.startsWith("password") ? "password" : "link";
  const error = (field: string) => (at === field ? message : undefined);
  return staffPage(visit, {
    title: t("access.join.title"),
    status: reason ? 422 : 200,
    error: reason !== undefined,
    scripts: ["one-time-link.js"],
    children: (
      <div className="stack">
        <h1>{t("access.join.title")}</h1>
        <p>{t("access.join.what")}</p>
        <StaffForm
          t={t}
          formToken={visitFormToken(visit)}
          action={visit.url.pathname}
          button={t("ui.continue")}
          errors={message ? [{ fieldId: at, message }] : []}
        >
          <TextField
            name="link"
            label={t("access.link.label")}
            hint={t("access.link.hint")}
            value={link}
            error={error("link")}
            autoComplete="off"
            spellCheck={false}
          />
          <TextField
            name="password"
            type="password"
            label={t("access.newPassword")}
            hint={t("access.passwordHint")}
            error={error("password")}
            autoComplete="new-password"
          />
        </StaffForm>
      </div>
    ),
  });
}

export const GET = doorRoute((visit) => invitePage(visit, { link: "" }));

export const POST = doorRoute(async (visit) => {
  const form = await readForm(visit, ["link", "password"]);
  const link = linkIn(form.get("link"));
  const done = await acceptInvite({ link, password: form.get("password") });
  return done.ok ? goOnToFactor(visit, done.attempt, "enrol") : invitePage(visit, { link, reason: done.reason });
});
