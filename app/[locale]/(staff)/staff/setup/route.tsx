import { readForm } from "@/app/_server/read-form";
import { goOnToFactor, linkIn } from "@/app/_server/staff-door";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import { doorRoute } from "@/app/_server/staff-route";
import { type Visit, visitFormToken } from "@/app/_server/visit";
import { TextField } from "@/app/_ui/field";
import { setUpAdministrator } from "@/lib/access/set-up-administrator";

type Shown = { link: string; name: string; email: string; reason?: string };

/** The field that a reason belongs to. */
function fieldOf(reason: string): string {
  return reason.startsWith("password") ? "password" : reason;
}

function setupPage(visit: Visit, { link, name, email, reason }: Shown): Promise<Response> {
  const { t } = visit;
  const message = reason && t(`access.faults.${reason === "link" ? "setup_link" : reason}`);
  const at = reason && fieldOf(reason);
  const error = (field: string) => (at === field ? message : undefined);
  return staffPage(visit, {
    title: t("access.setup.title"),
    status: reason ? 422 : 200,
    error: reason !== undefined,
    scripts: ["one-time-link.js"],
    children: (
      <div className="stack">
        <h1>{t("access.setup.title")}</h1>
        <p>{t("access.setup.what")}</p>
        <StaffForm
          t={t}
          formToken={visitFormToken(visit)}
          action={visit.url.pathname}
          button={t("ui.continue")}
          errors={at && message ? [{ fieldId: at, message }] : []}
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
            name="name"
            label={t("access.name")}
            hint={t("access.nameHint")}
            value={name}
            error={error("name")}
            autoComplete="name"
          />
          <TextField
            name="email"
            type="email"
            label={t("access.email")}
            value={email}
            error={error("email")}
            autoComplete="username"
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

export const GET = doorRoute((visit) => setupPage(visit, { link: "", name: "", email: "" }));

export const POST = doorRoute(async (visit) => {
  const form = await readForm(visit, ["link", "name", "email", "password"]);
  const [link, name, email] = [linkIn(form.get("link")), form.get("name"), form.get("email")];
  const done = await setUpAdministrator({ link, name, email, password: form.get("password") });
  return done.ok
    ? goOnToFactor(visit, done.attempt, "enrol")
    : setupPage(visit, { link, name, email, reason: done.reason });
});
