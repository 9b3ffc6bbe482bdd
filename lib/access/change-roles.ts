import { isLastAdministrator } from "./administrators";
import { type RolesRefused, readAskedRoles } from "./asked-roles";
import { endAccess } from "./end-access";
import { type ManageRefusal, manageStaff } from "./manage-staff";
import { noteApprover } from "./note-approver";
import { readRoleBook } from "./role-book";
import type { Staff } from "./staff";

/** Codes of roles of the house, and ids of those that administrators of the organisation made. */
export type ChangeRoles = { staffId: string; roles: readonly string[] };
export type ChangeRolesResult = { ok: true } | RolesRefused | ManageRefusal;

/**
 * Gives a person other roles. Their sessions end, so that nobody acts on with the old ones. Nobody gives or takes their
 * own: else one administrator would be both of the two people that some acts take (SEC-09).
 */
export async function changeRoles(staff: Staff, input: ChangeRoles, at = new Date()): Promise<ChangeRolesResult> {
  const roles = [...new Set(input.roles)];
  let unfit: RolesRefused | null = null;
  const result = await manageStaff(staff, input.staffId, {
    at,
    act: {
      action: "staff.role_changed",
      data: { roles },
      write: async (tx, person) => {
        if (person.id === staff.id) return "own_roles";
        const asked = await readAskedRoles(tx, staff, roles);
        if (!asked.ok) {
          unfit = asked;
          return "roles";
        }
        if (!roles.includes("administrator") && (await isLastAdministrator(tx, person.id))) return "last_administrator";
        const before = (await readRoleBook([person.roles], tx))(person.roles).permissions;
        await tx.staff.update({ where: { id: person.id }, data: { roles } });
        const rights = { before, after: asked.held.permissions };
        const { organisationId, id: byId } = staff;
        await noteApprover(tx, { person: { id: person.id, organisationId }, ...rights, byId, cause: "roles", at });
        await endAccess(tx, person.id, at);
        return null;
      },
    },
  });
  return unfit ?? result;
}
