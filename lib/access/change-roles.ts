import { isLastAdministrator } from "./administrators";
import { type RolesRefused, readAskedRoles } from "./asked-roles";
import { endAccess } from "./end-access";
import { type ManageRefusal, manageStaff } from "./manage-staff";
import type { Staff } from "./staff";

/** Codes of roles of the house, and ids of those that administrators of the organisation made. */
export type ChangeRoles = { staffId: string; roles: readonly string[] };
export type ChangeRolesResult = { ok: true } | RolesRefused | ManageRefusal;

/** Gives a person other roles. Their sessions end, so that nobody acts on with the old ones. */
export async function changeRoles(staff: Staff, input: ChangeRoles, at = new Date()): Promise<ChangeRolesResult> {
  const roles = [...new Set(input.roles)];
  let unfit: RolesRefused | null = null;
  const result = await manageStaff(staff, input.staffId, {
    at,
    act: {
      action: "staff.role_changed",
      data: { roles },
      write: async (tx, person) => {
        const asked = await readAskedRoles(tx, staff, roles);
        if (!asked.ok) {
          unfit = asked;
          return "roles";
        }
        if (!roles.includes("administrator") && (await isLastAdministrator(tx, person.id))) return "last_administrator";
        await tx.staff.update({ where: { id: person.id }, data: { roles } });
        await endAccess(tx, person.id, at);
        return null;
      },
    },
  });
  return unfit ?? result;
}
