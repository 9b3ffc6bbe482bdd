import { db } from "@/lib/infra/db/client";
import { knownPermissions, type NamedRole } from "./role-book";
import type { Staff } from "./staff";

export type ListedRole = NamedRole & { version: number; holders: number };

/** The roles that administrators of the asker's organisation made, with how many people hold each. */
export async function listRoles({ organisationId }: Staff): Promise<ListedRole[]> {
  const [rows, held] = await Promise.all([
    db.namedRole.findMany({
      where: { organisationId },
      orderBy: { name: "asc" },
      select: { id: true, name: true, permissions: true, version: true },
    }),
    db.staff.findMany({ where: { organisationId, disabledAt: null }, select: { roles: true } }),
  ]);
  return rows.map((row) => ({
    ...row,
    permissions: knownPermissions(row.permissions),
    holders: held.filter(({ roles }) => roles.includes(row.id)).length,
  }));
}
