import type { Tx } from "@/lib/infra/db/client";
import { type HeldRoles, readRoleBook } from "./role-book";
import { conflictIn } from "./role-conflict";
import type { Staff } from "./staff";

export type RolesRefused =
  | { ok: false; reason: "roles_unknown" }
  /** Codes of roles of the house, names of others. */
  | { ok: false; reason: "roles_conflict"; roles: readonly [string, string] };

/** Reads roles that an administrator wants to give: of the house, or of their own organisation, and such as may meet. */
export async function readAskedRoles(
  tx: Tx,
  { organisationId }: Pick<Staff, "organisationId">,
  asked: readonly string[],
): Promise<{ ok: true; held: HeldRoles } | RolesRefused> {
  await tx.$queryRaw`SELECT 1 FROM named_role WHERE id::text = ANY(${[...asked]}::text[]) FOR SHARE`;
  const held = (await readRoleBook([asked], tx))(asked);
  const known = held.roles.length + held.named.length === new Set(asked).size;
  const ids = held.named.map(({ id }) => id);
  const own = await tx.namedRole.count({ where: { id: { in: ids }, organisationId } });
  if (!known || own !== ids.length) return { ok: false, reason: "roles_unknown" };
  const roles = conflictIn(held);
  return roles ? { ok: false, reason: "roles_conflict", roles } : { ok: true, held };
}
