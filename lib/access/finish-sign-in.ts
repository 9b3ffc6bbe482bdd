import { appendAudit } from "@/lib/audit/append-entry";
import type { AuditInput } from "@/lib/audit/audit-entry";
import { randomToken } from "@/lib/infra/crypto/tokens";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { deviceIdFor, newDeviceToken } from "./known-device";
import { replaceRecoveryCodes } from "./replace-recovery-codes";
import { type UsedFactor, useFactor } from "./second-factor";
import { CODE_TRIES, findAttempt, type SignInAttempt, tokenHash } from "./sign-in-attempt";
import { countCodeTry, type Wait } from "./sign-in-throttle";

/** From our page to next-auth's hand: both in one request. */
const TICKET_SECONDS = 60;

export type FactorTry = { attempt: string | null; code: string; deviceToken: string | null };
export type FinishSignIn =
  /** `recoveryCodes` come once, at enrolment. */
  | { ok: true; ticket: string; deviceToken: string; recoveryCodes: string[] | null }
  | { ok: false; reason: "wrong_code" | "start_again" }
  | Wait;

const ACTIONS = { enrolment: "staff.factor_enrolled", recovery_code: "staff.recovery_code_used" } as const;

function auditOf(staffId: string, used: UsedFactor, at: Date): AuditInput[] {
  if (used === "code") return [];
  return [
    { at, actor: { kind: "staff", id: staffId }, action: ACTIONS[used], subject: { kind: "staff", id: staffId } },
  ];
}

async function issueTicket(tx: Tx, attempt: SignInAttempt, at: Date): Promise<string> {
  const ticket = randomToken();
  const { count } = await tx.signInAttempt.updateMany({
    where: { id: attempt.id, ticketHash: null, usedAt: null },
    data: { ticketHash: tokenHash(ticket), expiresAt: new Date(at.getTime() + TICKET_SECONDS * 1000) },
  });
  if (count !== 1) throw new Error("sign-in: this attempt has a ticket already");
  return ticket;
}

function passWith(attempt: SignInAttempt, code: string, at: Date) {
  return inTransaction(async (tx) => {
    const used = await useFactor(tx, attempt, code, at);
    if (!used) return null;
    const recoveryCodes = used === "enrolment" ? await replaceRecoveryCodes(tx, attempt.staffId) : null;
    const ticket = await issueTicket(tx, attempt, at);
    await appendAudit(tx, auditOf(attempt.staffId, used, at));
    return { ticket, recoveryCodes };
  });
}

async function noteWrongCode(attempt: SignInAttempt, at: Date): Promise<FinishSignIn> {
  const subject = { kind: "staff", id: attempt.staffId } as const;
  const triedCodes = await inTransaction(async (tx) => {
    const tried = await tx.signInAttempt.update({ where: { id: attempt.id }, data: { triedCodes: { increment: 1 } } });
    await appendAudit(tx, { at, actor: { kind: "system" }, action: "staff.sign_in_refused", subject });
    return tried.triedCodes;
  });
  return { ok: false, reason: triedCodes < CODE_TRIES ? "wrong_code" : "start_again" };
}

/**
 * The second half of a sign-in: the app's code, a recovery code, or the first code of a newly enrolled app. Right, it
 * gives a ticket that next-auth exchanges for a session, once and within a minute.
 */
export async function finishSignIn(input: FactorTry, at = new Date()): Promise<FinishSignIn> {
  const attempt = await findAttempt(input.attempt, at);
  if (!attempt) return { ok: false, reason: "start_again" };
  const counted = await countCodeTry(attempt.staffId, deviceIdFor(input.deviceToken, attempt.staffId));
  if (!counted.ok) return counted;
  const passed = await passWith(attempt, input.code, at);
  if (!passed) return noteWrongCode(attempt, at);
  return { ok: true, ...passed, deviceToken: newDeviceToken(attempt.staffId) };
}
