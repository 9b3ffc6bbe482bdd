import { isLastAdministrator } from "./administrators";
import { type RolesRefused, readAskedRoles } from "./asked-roles";
import { endAccess } from "./end-access";
import { type ManageRefusal, manageStaff } from "./manage-staff";
import { noteApprover } from "./note-approver";
import { type HeldRoles, readRoleBook, rolesSeen } from "./role-book";
import type { Staff } from "./staff";

/** Codes of roles of the house, and ids of those that administrators of the organisation made. */
export type ChangeRoles = {
  staffId: string;
  roles: readonly string[];
  /** Those held when the form was made (rolesSeen); without it nothing is compared. */
  seen?: string;
};
export type ChangeRolesResult = { ok: true } | RolesRefused | ManageRefusal;

/**
 * Gives a person other roles. Their sessions end, so that nobody acts on with the old ones. Nobody gives or takes their
 * own: else one administrator would be both of the two people that some acts take (SEC-09). `stale`: somebody gave the
 * person other roles since the form was made, and those stand.
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
        const held = (await readRoleBook([person.roles], tx))(person.roles);
        if (isStale(input.seen, { held, wanted: asked.held })) return "stale";
        const unmoved = { id: person.id, roles: { equals: person.roles } };
        const { count } = await tx.staff.updateMany({ where: unmoved, data: { roles } });
        if (count === 0) return "stale";
        const rights = { before: held.permissions, after: asked.held.permissions };
        const { organisationId, id: byId } = staff;
        await noteApprover(tx, { person: { id: person.id, organisationId }, ...rights, byId, cause: "roles", at });
        await endAccess(tx, person.id, at);
        return null;
      },
    },
  });
  return unfit ?? result;
}

/** A second click asks for what is there already: it shows nobody a conflict with themselves. */
function isStale(seen: string | undefined, { held, wanted }: { held: HeldRoles; wanted: HeldRoles }): boolean {
  const now = rolesSeen(held);
  return seen !== undefined && seen !== now && rolesSeen(wanted) !== now;
}
