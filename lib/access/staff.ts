import type { NamedRole } from "./role-book";
import type { Permission, Role } from "./roles";
import { carries, type ShareProfile } from "./share-profile";

declare const minted: unique symbol;

/**
 * A signed-in member of staff. Only this folder makes one, from a session that was checked in this very request (or its
 * test factory), or for an order that they gave in one (staff-behind-order.ts).
 */
export type Staff = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Further roles, which an administrator made. */
  readonly named: readonly Pick<NamedRole, "id" | "name">[];
  /** What the roles add up to, read in this very request: ask `holds` or `authorise`, never the roles. */
  readonly permissions: readonly Permission[];
  readonly organisationId: string;
  readonly sessionId: string;
  /** Whether single keys act on pages; each person's own choice. */
  readonly singleKeys: boolean;
  /** How pictures of cases look to this person until they ask for one. */
  readonly blurPictures: boolean;
  readonly greyPictures: boolean;
  readonly [minted]: true;
};

export type NotPermitted = { ok: false; reason: "not_permitted" };

/** Whether this person may do that at all: for what a page shows. */
export function holds(staff: Pick<Staff, "permissions">, permission: Permission): boolean {
  return staff.permissions.includes(permission);
}

/** The same person with no more than a share lets its partner do. */
export function withinShare(staff: Staff, profile: ShareProfile): Staff {
  return { ...staff, permissions: staff.permissions.filter((permission) => carries(profile, permission)) };
}

/** The first line of every use case: may this person do that? */
export function authorise(staff: Staff, permission: Permission): { ok: true } | NotPermitted {
  return holds(staff, permission) ? { ok: true } : { ok: false, reason: "not_permitted" };
}
