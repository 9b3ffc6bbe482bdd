import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/infra/db/client";
import { mailConfigured } from "@/lib/infra/mail/send-mail";
import { enqueue } from "@/lib/infra/queue/queue";
import type { StaffTemplate } from "./staff-notice";

type StaffNews = { staffId: string; template: StaffTemplate; slot: string; at: Date };

/**
 * Notes that somebody of staff should get a mail, in the transaction that makes the news; one of a kind for each slot.
 * Without a mail server there is none to wait for: the product itself says the same.
 */
export async function notifyStaffLater(tx: Tx, { at, ...news }: StaffNews): Promise<void> {
  if (!mailConfigured()) return;
  const id = randomUUID();
  const { count } = await tx.staffNotice.createMany({ data: [{ id, ...news, createdAt: at }], skipDuplicates: true });
  if (count > 0) await enqueue(tx, "send-staff-notice", { noticeId: id });
}
