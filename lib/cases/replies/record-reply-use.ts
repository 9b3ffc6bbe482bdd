import type { Tx } from "@/lib/infra/db/client";

/** The version of a reply that a text began with. */
export type ReplyRef = { readonly templateId: string; readonly version: number };
type Use = { messageId: string; staffId: string; reply: ReplyRef | undefined };

/** Keeps with a message which reply it began with; one of another organisation, or of nobody, is not kept. */
export async function recordReplyUse(tx: Tx, { messageId, staffId, reply }: Use): Promise<void> {
  if (!reply) return;
  const { organisationId } = await tx.staff.findUniqueOrThrow({
    where: { id: staffId },
    select: { organisationId: true },
  });
  const version = await tx.replyVersion.findFirst({
    where: { ...reply, template: { organisationId } },
    select: { version: true },
  });
  if (version) await tx.replyUse.create({ data: { messageId, ...reply }, select: { messageId: true } });
}
