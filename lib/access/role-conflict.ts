import type { HeldRoles } from "./role-book";
import { type Permission, permissionsOf } from "./roles";

/** What an auditor may do besides: nothing that the record is there to watch. Every other permission is. */
const BESIDE_AUDITING: readonly Permission[] = [
  "audit:read",
  "case:read",
  "evidence:view",
  "note:add",
  "intake:record",
];

/** The first permission that must not meet auditing in one person, or null: nobody audits their own doing. */
export function conflictOf(permissions: readonly Permission[]): Permission | null {
  if (!permissions.includes("audit:read")) return null;
  return permissions.find((permission) => !BESIDE_AUDITING.includes(permission)) ?? null;
}

/** Two of these roles that must not meet in one person, by what they carry, not by their names; a role of the house by its code. */
export function conflictIn({ roles, named }: Pick<HeldRoles, "roles" | "named">): readonly [string, string] | null {
  const held = [
    ...roles.map((role) => ({ name: role as string, permissions: permissionsOf([role]) })),
    ...named.map(({ name, permissions }) => ({ name, permissions })),
  ];
  const auditing = held.find(({ permissions }) => permissions.includes("audit:read"));
  const watched = held.find((other) => auditing && conflictOf(["audit:read", ...other.permissions]) !== null);
  return auditing && watched ? [auditing.name, watched.name] : null;
}
