import { db, type Tx } from "@/lib/infra/db/client";
import { readRoleBook } from "./role-book";
import type { Permission } from "./roles";

export type ActiveStaff = {
  readonly id: string;
  readonly organisationId: string;
  readonly permissions: readonly Permission[];
};

/** Which of these people still work here and may do that: for what the program does for somebody who is not there. */
export async function activeStaffWith(
  permission: Permission,
  ids: readonly string[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, ActiveStaff>> {
  const people = await tx.staff.findMany({
    where: { id: { in: [...new Set(ids)] }, disabledAt: null },
    select: { id: true, roles: true, organisationId: true },
  });
  const heldBy = await readRoleBook(
    people.map(({ roles }) => roles),
    tx,
  );
  const active = people.flatMap(({ id, organisationId, roles }) => {
    const { permissions } = heldBy(roles);
    return permissions.includes(permission) ? [[id, { id, organisationId, permissions }] as const] : [];
  });
  return new Map(active);
}
