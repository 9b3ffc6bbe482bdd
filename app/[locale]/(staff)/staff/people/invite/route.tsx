import type { Form } from "@/app/_server/form";
import { HandedLink } from "@/app/_server/handed-link";
import { InviteForm } from "@/app/_server/invite-form";
import { readForm } from "@/app/_server/read-form";
import { rolesFault } from "@/app/_server/roles-fault";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { inviteStaff } from "@/lib/access/invite-staff";
import { listRoles } from "@/lib/access/list-roles";
import { inviteSchema } from "@/lib/access/schema";

function answersIn(form: Form) {
  return { name: form.get("name"), email: form.get("email"), roles: form.all("roles") };
}

type Errors = Record<string, string>;

async function again(visit: StaffVisit, form: Form, faults: Errors): Promise<Response> {
  const named = await listRoles(visit.staff);
  const errors = Object.entries(faults).map(([fieldId, message]) => ({ fieldId, message }));
  const title = visit.t("access.invite.title");
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "people",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <InviteForm
          t={visit.t}
          formToken={visitFormToken(visit)}
          named={named}
          answers={answersIn(form)}
          errors={errors}
        />
      </div>
    ),
  });
}

function handOver(visit: StaffVisit, token: string, name: string): Promise<Response> {
  const { t } = visit;
  const about = t("access.invite.ready", { name });
  const link = <HandedLink t={t} token={token} about={about} note={t("access.invite.handOver")} />;
  return staffPage(visit, { title: about, current: "people", children: <div className="stack column">{link}</div> });
}

/** A reload of the answer's address leads back to the people. */
export const GET = staffRoute("staff:manage", async (visit) => seeOther(visit, "/staff/people"));

export const POST = staffRoute("staff:manage", async (visit) => {
  const { t } = visit;
  const form = await readForm(visit, ["name", "email", "roles"]);
  const parsed = inviteSchema.safeParse(answersIn(form));
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return again(visit, form, Object.fromEntries([...fields].map((field) => [field, t(`access.faults.${field}`)])));
  }
  const done = await inviteStaff(visit.staff, parsed.data);
  if (done.ok) return handOver(visit, done.token, parsed.data.name);
  if (done.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  if (done.reason === "email_taken") return again(visit, form, { email: t("access.faults.email_taken") });
  return again(visit, form, { roles: rolesFault(t, done) ?? "" });
});
