import { createHash } from "node:crypto";
import { isId } from "@/lib/access/schema";
import { appendAudit } from "@/lib/audit/append-entry";
import type { Locale } from "@/lib/i18n/locale";
import { db, inTransaction } from "@/lib/infra/db/client";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import type { CaseSession } from "@/lib/reports/case-session";
import { type OwnCopy, ownCopy } from "@/lib/reports/own-copy";

/** For people to read, or for another program. */
export const COPY_FORMS = ["page", "data"] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

export type TakeOwnCopy = { request: string; form: CopyForm; locale: Locale };
export type TakeOwnCopyResult =
  /** `data`: the copy as JSON, whose hash is on record. */
  | { ok: true; copy: OwnCopy; data: string }
  | { ok: false; reason: "not_granted" }
  | { ok: false; reason: "too_many"; retryAfterSeconds: number };

const PACE = { limit: 20, windowSeconds: 3_600 } as const;

/**
 * Hands the reporter a copy of what their case holds about them, as often as they load it once staff have granted it
 * (个人信息保护法 art. 45). It is made anew each time and kept nowhere: nothing of it lies about, and it is up to date. That it
 * was made, with its hash, and that it was handed out is on record.
 */
export async function takeOwnCopy(
  session: CaseSession,
  { request, form, locale }: TakeOwnCopy,
  at: Date = new Date(),
): Promise<TakeOwnCopyResult> {
  const { caseId } = session;
  const ticket = await takeTicket("own copy", caseId, PACE);
  if (!ticket.ok) return { ok: false, reason: "too_many", retryAfterSeconds: ticket.retryAfterSeconds };
  const where = { id: request, caseId, kind: "copy", outcome: "granted" };
  const granted = isId(request) && (await db.dataRequest.count({ where })) > 0;
  const copy = granted ? await ownCopy(session, locale, at) : null;
  if (!copy) return { ok: false, reason: "not_granted" };
  const data = JSON.stringify(copy, null, 2);
  const sha256 = createHash("sha256").update(data).digest("hex");
  const [actor, subject] = [{ kind: "reporter" } as const, { kind: "case", id: caseId } as const];
  const held = { request, sha256, messages: copy.messages.length, files: copy.files.length };
  await inTransaction(async (tx) => {
    await appendAudit(tx, { actor, action: "data.copy_made", subject, data: held, at });
    await appendAudit(tx, { actor, action: "data.copy_loaded", subject, data: { request, form }, at });
  });
  return { ok: true, copy, data };
}
