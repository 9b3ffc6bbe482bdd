import { activeStaffWith } from "@/lib/access/active-staff";
import { APPROVING } from "@/lib/access/approving";
import { db, inTransaction } from "@/lib/infra/db/client";
import { notifyStaffLater } from "@/lib/notifications/notify-staff";

/**
 * Tells everybody who answers with the same that somebody newly does (SEC-09); whoever is meant hears nothing. A second
 * run tells nobody twice.
 * @returns how many are told.
 */
export async function tellOfApproverNow({ grantId }: { grantId: string }, at: Date = new Date()): Promise<number> {
  const grant = await db.approverGrant.findUniqueOrThrow({ where: { id: grantId } });
  const { organisationId, staffId } = grant;
  const others = { organisationId, disabledAt: null, id: { not: staffId } };
  const ids = (await db.staff.findMany({ where: others, select: { id: true } })).map(({ id }) => id);
  const told = new Set<string>();
  for (const permission of APPROVING.filter((one) => grant.permissions.includes(one))) {
    for (const id of (await activeStaffWith(permission, ids)).keys()) told.add(id);
  }
  await inTransaction(async (tx) => {
    for (const id of told) await notifyStaffLater(tx, { staffId: id, template: "new_approver", slot: grantId, at });
  });
  return told.size;
}
