import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { type ReadReply, type ReplyFault, type ReplyInput, replyFaults, replySchema } from "@/lib/cases/replies/schema";
import { db, inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

export type SaveReplyResult =
  | { ok: true; version: number }
  | NotPermitted
  | { ok: false; reason: "faulty"; faults: readonly ReplyFault[] }
  | { ok: false; reason: "not_found" | "retired" | "stale" };

/**
 * Makes a reply, or adds the next version to one (C14); the versions before stay. `faulty` names each field, among them
 * a variable that we do not have. `stale`: somebody changed it since the form was opened. A second click is answered
 * like the first.
 */
export async function saveReply(staff: Staff, input: ReplyInput, at: Date = new Date()): Promise<SaveReplyResult> {
  const may = authorise(staff, "replies:change");
  if (!may.ok) return may;
  const parsed = replySchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: "faulty", faults: replyFaults(parsed.error.issues) };
  const reply = parsed.data;
  try {
    const saved = await inTransaction((tx) => save(tx, staff, { reply, at }));
    return saved ? { ok: true, version: reply.base + 1 } : notSaved(staff, reply);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return notSaved(staff, reply);
  }
}

async function save(tx: Tx, staff: Staff, { reply, at }: { reply: ReadReply; at: Date }): Promise<boolean> {
  const { id, base, ...words } = reply;
  if (!(await moveOn(tx, staff, { id, base, at }))) return false;
  const version = { templateId: id, version: base + 1, ...words, changedById: staff.id, changedAt: at };
  await tx.replyVersion.create({ data: version, select: { version: true } });
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: base === 0 ? "reply.made" : "reply.changed",
    subject: { kind: "reply", id },
    data: { version: base + 1 },
    at,
  });
  return true;
}

type Move = { id: string; base: number; at: Date };

async function moveOn(tx: Tx, { organisationId }: Staff, { id, base, at }: Move): Promise<boolean> {
  if (base === 0) {
    await tx.replyTemplate.create({ data: { id, organisationId, createdAt: at }, select: { id: true } });
    return true;
  }
  const moved = await tx.replyTemplate.updateMany({
    where: { id, organisationId, version: base, retiredAt: null },
    data: { version: base + 1 },
  });
  return moved.count === 1;
}

/** This very form was taken already, or it comes too late. */
async function notSaved(staff: Staff, { id, base, ...words }: ReadReply): Promise<SaveReplyResult> {
  const there = await db.replyTemplate.findFirst({
    where: { id, organisationId: staff.organisationId },
    select: { retiredAt: true, versions: { where: { version: base + 1, changedById: staff.id, ...words } } },
  });
  if (!there) return { ok: false, reason: "not_found" };
  if (there.versions.length > 0) return { ok: true, version: base + 1 };
  return { ok: false, reason: there.retiredAt ? "retired" : "stale" };
}
