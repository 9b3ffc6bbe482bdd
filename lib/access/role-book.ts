import { db, type Tx } from "@/lib/infra/db/client";
import { isRole, PERMISSIONS, type Permission, permissionsOf, type Role } from "./roles";

/** A role that an administrator made. */
export type NamedRole = { readonly id: string; readonly name: string; readonly permissions: readonly Permission[] };

/** What stands behind the roles that are kept with a person or an invitation. */
export type HeldRoles = {
  readonly roles: readonly Role[];
  readonly named: readonly NamedRole[];
  readonly permissions: readonly Permission[];
};

/** Which roles a person holds, as one text for a form to bring back. */
export function rolesSeen({ roles, named }: Pick<HeldRoles, "roles" | "named">): string {
  return [...roles, ...named.map(({ id }) => id)].sort().join(" ");
}

const READ = { id: true, name: true, permissions: true } as const;

/** Permissions by their names; one that this program no longer knows is none. */
export function knownPermissions(stored: readonly string[]): readonly Permission[] {
  return PERMISSIONS.filter((permission) => stored.includes(permission));
}

/**
 * Looks up what lists of kept roles mean now (SEC-11), all of them at once, and answers for each. People who hold only
 * roles of the house cost no question.
 */
export async function readRoleBook(
  lists: readonly (readonly string[])[],
  tx: Tx = db,
): Promise<(list: readonly string[]) => HeldRoles> {
  const ids = [...new Set(lists.flat().filter((id) => !isRole(id)))];
  const rows = ids.length === 0 ? [] : await tx.namedRole.findMany({ where: { id: { in: ids } }, select: READ });
  return (list) => {
    const roles = list.filter(isRole);
    const named = rows
      .filter(({ id }) => list.includes(id))
      .map((row) => ({ ...row, permissions: knownPermissions(row.permissions) }));
    const carried = new Set([...permissionsOf(roles), ...named.flatMap(({ permissions }) => permissions)]);
    return { roles, named, permissions: PERMISSIONS.filter((permission) => carried.has(permission)) };
  };
}
