import type { Tx } from "@/lib/infra/db/client";

/** Whether there is, or ever was, an administrator; holds others who ask the same until this transaction ends. */
export async function anyAdministrator(tx: Tx): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('first administrator'))`;
  return (await tx.staff.count({ where: { roles: { has: "administrator" } } })) > 0;
}

/** Whether an enabled administrator of their organisation would be left without this person. Two who remove each other wait in turn, and one is refused. */
export async function isLastAdministrator(tx: Tx, staffId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM staff WHERE 'administrator' = ANY(roles) AND disabled_at IS NULL
    AND organisation_id = (SELECT organisation_id FROM staff WHERE id = ${staffId}::uuid) ORDER BY id FOR UPDATE`;
  return rows.length === 1 && rows[0]?.id === staffId;
}
