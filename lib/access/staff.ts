import { can, type Permission, type Role } from "./roles";

declare const minted: unique symbol;

/** A signed-in member of staff. Only this folder makes one, from a session that was checked in this very request (or its test factory). */
export type Staff = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly sessionId: string;
  /** Whether single keys act on pages; each person's own choice. */
  readonly singleKeys: boolean;
  readonly [minted]: true;
};

export type NotPermitted = { ok: false; reason: "not_permitted" };

/** The first line of every use case: may this person do that? */
export function authorise(staff: Staff, permission: Permission): { ok: true } | NotPermitted {
  return can(staff.roles, permission) ? { ok: true } : { ok: false, reason: "not_permitted" };
}
