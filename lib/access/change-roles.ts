import { isLastAdministrator } from "./administrators";
import { endAccess } from "./end-access";
import { type ManageRefusal, manageStaff } from "./manage-staff";
import { conflictIn, type Role } from "./roles";
import type { Staff } from "./staff";

export type ChangeRoles = { staffId: string; roles: readonly Role[] };
export type ChangeRolesResult =
  | { ok: true }
  | { ok: false; reason: "roles_conflict"; roles: readonly [Role, Role] }
  | ManageRefusal;

/** Gives a person other roles. Their sessions end, so that nobody acts on with the old ones. */
export async function changeRoles(staff: Staff, input: ChangeRoles, at = new Date()): Promise<ChangeRolesResult> {
  const conflict = conflictIn(input.roles);
  if (conflict) return { ok: false, reason: "roles_conflict", roles: conflict };
  const roles = [...input.roles];
  return manageStaff(staff, input.staffId, {
    at,
    act: {
      action: "staff.role_changed",
      data: { roles },
      write: async (tx, person) => {
        if (!roles.includes("administrator") && (await isLastAdministrator(tx, person.id))) return "last_administrator";
        await tx.staff.update({ where: { id: person.id }, data: { roles } });
        await endAccess(tx, person.id, at);
        return null;
      },
    },
  });
}
