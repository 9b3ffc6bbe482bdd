import { hashToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { addressPrefix, takeTicket } from "@/lib/infra/rate-limit/rate-limit";

export type MayBeginDraft = { ok: true } | { ok: false; minutes: number };

/** Whole phone networks share one address; more new reports in an hour than this is a script that fills our tables. */
const NEW_DRAFTS = { limit: 600, windowSeconds: 3_600 } as const;

/** Whether this browser may begin a report. Going on with one that is there costs nothing. */
export async function mayBeginDraft(token: string, address: string): Promise<MayBeginDraft> {
  const tokenHash = Uint8Array.from(hashToken(token));
  if (await db.draft.findUnique({ where: { tokenHash }, select: { id: true } })) return { ok: true };
  const ticket = await takeTicket("draft", addressPrefix(address), NEW_DRAFTS);
  return ticket.ok ? ticket : { ok: false, minutes: Math.ceil(ticket.retryAfterSeconds / 60) };
}
