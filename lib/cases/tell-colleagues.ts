import { activeStaffWith } from "@/lib/access/active-staff";
import type { Permission } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import type { Tx } from "@/lib/infra/db/client";
import { mailConfigured } from "@/lib/infra/mail/send-mail";
import { notifyStaffLater } from "@/lib/notifications/notify-staff";
import type { StaffTemplate } from "@/lib/notifications/staff-notice";

export type News = {
  /** Null for what is about many cases. */
  readonly caseId: string | null;
  /** Whoever holds it can do something about the news. */
  readonly permission: Permission;
  readonly template: StaffTemplate;
  /** What the news is: nobody gets two mails for the same. */
  readonly slot: string;
  readonly at: Date;
};

/**
 * A mail without content to the colleagues who hold a permission, in the transaction that makes the news: not to whoever
 * made it, nor to those who have stepped back from the case.
 */
export async function tellColleagues(tx: Tx, from: Staff, news: News): Promise<void> {
  if (!mailConfigured()) return;
  const { caseId, permission, template, slot, at } = news;
  const others = { organisationId: from.organisationId, disabledAt: null, id: { not: from.id } };
  const [people, back] = await Promise.all([
    tx.staff.findMany({ where: others, select: { id: true } }),
    caseId ? tx.recusal.findMany({ where: { caseId }, select: { staffId: true } }) : [],
  ]);
  const steppedBack = new Set(back.map(({ staffId }) => staffId));
  const ids = people.map(({ id }) => id).filter((id) => !steppedBack.has(id));
  for (const staffId of (await activeStaffWith(permission, ids, tx)).keys())
    await notifyStaffLater(tx, { staffId, template, slot, at });
}
