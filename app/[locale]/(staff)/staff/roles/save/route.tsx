import { overtakenPage } from "@/app/_server/overtaken-page";
import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { listRoles } from "@/lib/access/list-roles";
import { PERMISSIONS } from "@/lib/access/roles";
import { type SaveRoleResult, saveRole } from "@/lib/access/save-role";
import type { Translator } from "@/lib/i18n/translator";
import { permissionWords, ROLE_FIELDS, RoleEditor, type RoleErrors, type RoleTyped } from "../role-editor";

type Refused = Exclude<SaveRoleResult, { ok: true }>;
type Faulty = Exclude<Refused, { reason: "stale" }>;

/** What is wrong, beside its field. */
function errorsOf(t: Translator, refused: Faulty): RoleErrors {
  if (refused.reason === "role_conflict") {
    return { permissions: t("roles.faults.role_conflict", { permission: permissionWords(t, refused.permission) }) };
  }
  if (refused.reason === "holder_conflict") {
    return { permissions: t("roles.faults.holder_conflict", { name: refused.holder }) };
  }
  const field = refused.reason === "permissions" || refused.reason === "own_role" ? "permissions" : "name";
  return { [field]: t(`roles.faults.${refused.reason}`) };
}

function again(visit: StaffVisit, typed: RoleTyped, refused: Faulty): Promise<Response> {
  const { t } = visit;
  return staffPage(visit, {
    title: t("roles.title"),
    status: 422,
    error: true,
    current: "people",
    children: (
      <div className="stack column">
        <h1>{t("roles.title")}</h1>
        <RoleEditor t={t} formToken={visitFormToken(visit)} typed={typed} errors={errorsOf(t, refused)} />
        <p>
          <a href={`/${t.locale}/staff/roles`}>{t("roles.title")}</a>
        </p>
      </div>
    ),
  });
}

/** The role as a colleague saved it meanwhile beside what was typed. */
async function overtaken(visit: StaffVisit, typed: RoleTyped): Promise<Response> {
  const { t } = visit;
  const now = (await listRoles(visit.staff)).find(({ id }) => id === typed.id);
  if (!now) return staffErrorPage(visit, "not_found", 404);
  const words = (permissions: readonly string[]) =>
    PERMISSIONS.filter((permission) => permissions.includes(permission))
      .map((permission) => permissionWords(t, permission))
      .join(t("access.listSeparator"));
  return overtakenPage(visit, {
    current: "people",
    about: now.name,
    rows: [
      { what: t("roles.name"), theirs: now.name, mine: typed.name },
      { what: t("roles.may"), theirs: words(now.permissions), mine: words(typed.permissions) },
    ],
    children: <RoleEditor t={t} formToken={visitFormToken(visit)} typed={{ ...typed, version: now.version }} />,
  });
}

export const GET = staffRoute("staff:manage", async (visit) => seeOther(visit, "/staff/roles"));

export const POST = staffRoute("staff:manage", async (visit) => {
  const form = await readForm(visit, ROLE_FIELDS);
  const version = /^\d{1,9}$/.test(form.get("version")) ? Number(form.get("version")) : 0;
  const typed = { id: form.get("id"), version, name: form.get("name"), permissions: form.all("permissions") };
  const result = await saveRole(visit.staff, typed);
  if (result.ok) return seeOther(visit, "/staff/roles?done=saved");
  if (result.reason === "not_permitted") return staffErrorPage(visit, "not_permitted", 403);
  if (result.reason === "unknown_role") return staffErrorPage(visit, "not_found", 404);
  if (result.reason === "stale") return overtaken(visit, typed);
  return again(visit, typed, result);
});
