import type { Form } from "@/app/_server/form";
import { HandedLink } from "@/app/_server/handed-link";
import { overtakenPage } from "@/app/_server/overtaken-page";
import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { RoleForm } from "@/app/_server/role-form";
import { rolesFault } from "@/app/_server/roles-fault";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { roleNames } from "@/app/_server/staff-frame";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { changeRoles } from "@/lib/access/change-roles";
import { disableStaff } from "@/lib/access/disable-staff";
import { enableStaff } from "@/lib/access/enable-staff";
import { listRoles } from "@/lib/access/list-roles";
import { offerNewPassword } from "@/lib/access/offer-new-password";
import { findPerson } from "@/lib/access/queries";
import { resetFactor } from "@/lib/access/reset-factor";
import { revokeSessions } from "@/lib/access/revoke-sessions";
import { rolesSeen } from "@/lib/access/role-book";
import { ROLES } from "@/lib/access/roles";
import { rolesSchema } from "@/lib/access/schema";

type Asked = { visit: StaffVisit; id: string; form: Form };
type Result = { ok: true } | { ok: false; reason: string };

function answer({ visit, id }: Asked, act: string, result: Result): Promise<Response> | Response {
  if (result.ok) return seeOther(visit, `/staff/people/${id}?done=${act}`);
  if (result.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  if (result.reason === "unknown_person") return staffErrorPage(visit, "not_found", 404);
  return seeOther(visit, `/staff/people/${id}?not=${result.reason}`);
}

async function rolesAgain({ visit, form }: Asked, error: string): Promise<Response> {
  const { t } = visit;
  const named = await listRoles(visit.staff);
  const made = { t, named, action: visit.url.pathname, formToken: visitFormToken(visit) };
  return staffPage(visit, {
    title: t("access.people.roles"),
    status: 422,
    error: true,
    current: "people",
    children: (
      <div className="stack column">
        <h1>{t("access.people.roles")}</h1>
        <RoleForm {...made} chosen={form.all("roles")} seen={form.get("seen")} error={error} />
      </div>
    ),
  });
}

/** Both sets of roles: what a colleague gave the person meanwhile, and what was ticked here. */
async function rolesOvertaken({ visit, id, form }: Asked): Promise<Response> {
  const { t } = visit;
  const [person, named] = await Promise.all([findPerson(visit.staff, id), listRoles(visit.staff)]);
  if (!person) return staffErrorPage(visit, "not_found", 404);
  const mine = form.all("roles");
  const ticked = {
    roles: ROLES.filter((role) => mine.includes(role)),
    named: named.filter((role) => mine.includes(role.id)),
  };
  const made = { t, named, action: visit.url.pathname, formToken: visitFormToken(visit) };
  return overtakenPage(visit, {
    current: "people",
    about: person.name,
    rows: [{ what: t("access.people.roles"), theirs: roleNames(t, person), mine: roleNames(t, ticked) }],
    children: <RoleForm {...made} chosen={mine} seen={rolesSeen(person)} />,
  });
}

async function setRoles(asked: Asked): Promise<Response> {
  const { t, staff } = asked.visit;
  const roles = rolesSchema.safeParse(asked.form.all("roles"));
  if (!roles.success) return rolesAgain(asked, t("access.faults.roles"));
  const done = await changeRoles(staff, { staffId: asked.id, roles: roles.data, seen: asked.form.get("seen") });
  if (!done.ok && done.reason === "stale") return rolesOvertaken(asked);
  const fault = rolesFault(t, done);
  return fault ? rolesAgain(asked, fault) : answer(asked, "roles", done);
}

async function makePasswordLink(asked: Asked): Promise<Response> {
  const { t, staff } = asked.visit;
  const done = await offerNewPassword(staff, asked.id);
  if (!done.ok) return answer(asked, "new_password", done);
  const title = t("access.acts.new_password.ready");
  const link = <HandedLink t={t} token={done.token} about={title} note={t("access.acts.new_password.handOver")} />;
  return staffPage(asked.visit, { title, current: "people", children: <div className="stack column">{link}</div> });
}

const ACTS: Record<string, (asked: Asked) => Promise<Response>> = {
  roles: setRoles,
  new_password: makePasswordLink,
  disable: async (asked) => answer(asked, "disable", await disableStaff(asked.visit.staff, asked.id)),
  enable: async (asked) => answer(asked, "enable", await enableStaff(asked.visit.staff, asked.id)),
  reset_factor: async (asked) => answer(asked, "reset_factor", await resetFactor(asked.visit.staff, asked.id)),
  revoke: async (asked) => {
    const named = { staffId: asked.id, sessionId: asked.form.get("session") };
    return answer(asked, "revoke", await revokeSessions(asked.visit.staff, named));
  },
};

export const GET = staffRoute("staff:manage", async (visit, { id }) => seeOther(visit, `/staff/people/${id}`));

export const POST = staffRoute("staff:manage", async (visit, { id = "" }) => {
  const form = await readForm(visit, ["roles", "seen", "session"]);
  const act = new Map(Object.entries(ACTS)).get(form.get(BUTTON_FIELD));
  if (!act) throw new FormRefused(400, "unknown_fields");
  return act({ visit, id, form });
});
