import { db } from "@/lib/infra/db/client";
import { can, isRole, type Permission, permissionsOf } from "./roles";

export type ActiveStaff = {
  readonly id: string;
  readonly organisationId: string;
  readonly permissions: readonly Permission[];
};

/** Which of these people still work here and may do that: for what the program does for somebody who is not there. */
export async function activeStaffWith(
  permission: Permission,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ActiveStaff>> {
  const people = await db.staff.findMany({
    where: { id: { in: [...new Set(ids)] }, disabledAt: null },
    select: { id: true, roles: true, organisationId: true },
  });
  const active = people.filter(({ roles }) => can(roles.filter(isRole), permission));
  return new Map(
    active.map(({ id, organisationId, roles }) => [
      id,
      { id, organisationId, permissions: permissionsOf(roles.filter(isRole)) },
    ]),
  );
}
