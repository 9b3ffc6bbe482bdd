import { createHash } from "node:crypto";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { HOUSE_SET } from "@/lib/cases/replies/house-set";
import { db, inTransaction, isDuplicate } from "@/lib/infra/db/client";

export type TakeHouseSetResult = { ok: true } | NotPermitted | { ok: false; reason: "has_replies" };

/** The same id whenever the same office takes the same reply: a second click finds it there. */
function idOf(organisationId: string, key: string): string {
  const hex = createHash("sha256").update(`${organisationId} ${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Gives an office that has no replies yet those of the house, to change as it likes. */
export async function takeHouseSet(staff: Staff, at: Date = new Date()): Promise<TakeHouseSetResult> {
  const may = authorise(staff, "replies:change");
  if (!may.ok) return may;
  const { organisationId } = staff;
  const replies = HOUSE_SET.map((reply, place) => {
    return { ...reply, id: idOf(organisationId, reply.key), createdAt: new Date(at.getTime() + place) };
  });
  if (await db.replyTemplate.findFirst({ where: { organisationId }, select: { id: true } })) {
    const [first] = replies;
    const taken = first && (await db.replyTemplate.findUnique({ where: { id: first.id }, select: { id: true } }));
    return taken ? { ok: true } : { ok: false, reason: "has_replies" };
  }
  try {
    await inTransaction(async (tx) => {
      await tx.replyTemplate.createMany({
        data: replies.map(({ id, createdAt }) => ({ id, organisationId, createdAt })),
      });
      await tx.replyVersion.createMany({
        data: replies.map(({ id: templateId, createdAt, zh: textZh, en: textEn, ...rest }) => {
          const { key: _, ...words } = rest;
          return { templateId, version: 1, textZh, textEn, ...words, changedById: staff.id, changedAt: createdAt };
        }),
      });
      const subject = { kind: "reply", id: organisationId } as const;
      const actor = { kind: "staff", id: staff.id } as const;
      await appendAudit(tx, { actor, action: "reply.house_set_taken", subject, data: { count: replies.length }, at });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return { ok: true };
}
