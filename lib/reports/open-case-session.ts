import { appendAudit } from "@/lib/audit/append-entry";
import { atMost } from "@/lib/infra/crypto/at-most";
import { hashToken, randomToken } from "@/lib/infra/crypto/tokens";
import { db, inTransaction } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { addressPrefix, takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import { type CaseKeyRefusal, readCaseKey, type TypedCaseKey } from "@/lib/reports/case-key";
import { type CaseSession, mintCaseSession, sessionEnd } from "@/lib/reports/case-session";
import { returnGuess, takeGuess, takeReservedGuess } from "@/lib/reports/guess-budget";
import { decoySecretCode, secretCodeTag, verifySecretCode } from "@/lib/reports/secret-code-hash";

export type OpenCaseSessionResult =
  | { ok: true; token: string; session: CaseSession }
  | { ok: false; reason: "mistyped"; refusals: readonly CaseKeyRefusal[]; typed: TypedCaseKey }
  /** No such number, or a wrong code: nobody is told which (SEC-06). */
  | { ok: false; reason: "unknown" }
  /** Whoever has number and code of a case that is gone is told so, when it went and under which rule (G4). */
  | { ok: false; reason: "disposed"; reference: string; disposedAt: Date; ruleId: string }
  | { ok: false; reason: "too_many"; retryAfterSeconds: number };

/** A whole office or a mobile network may stand behind one address. */
const LOOK_UPS = { limit: 120, windowSeconds: 600 } as const;

/** Wrong codes are hashed one at a time, so that a flood of them never fills the slow hash's places before the owner. */
const inPassing = atMost(1);

/**
 * Opens a case for whoever has its number and its code. Every well-formed try costs one slow hash and looks the same
 * from outside until it succeeds. `address` is counted, never stored.
 */
export async function openCaseSession(
  asTyped: TypedCaseKey,
  address: string,
  at: Date = new Date(),
): Promise<OpenCaseSessionResult> {
  const key = readCaseKey(asTyped);
  if (!key.ok) return { ok: false, reason: "mistyped", refusals: key.refusals, typed: key.typed };
  const network = addressPrefix(address);
  const ticket = await takeTicket("case look-up", network, LOOK_UPS);
  if (!ticket.ok) return { ok: false, reason: "too_many", retryAfterSeconds: ticket.retryAfterSeconds };
  const found = await findByTag(key.reference, key.code);
  const guess = found.disposed ? takeReservedGuess : takeGuess;
  if (!found.caseId || !(await guess(found.caseId, network, at))) {
    await inPassing(() => verifySecretCode(secrets().pepper, key.code, found.decoy));
    return { ok: false, reason: "unknown" };
  }
  const right = await verifySecretCode(secrets().pepper, key.code, found.hash);
  if (right && found.disposed) return { ok: false, reason: "disposed", ...found.disposed };
  return right ? begin(found.caseId, at) : refuse(found.caseId, at);
}

type Disposed = { reference: string; disposedAt: Date; ruleId: string };
type Found =
  | { caseId: string; hash: string; decoy: string; disposed: Disposed | null }
  | { caseId: null; decoy: string; disposed: null };

/** The same steps whether the number exists or not; the case is named only when the code's tag fits. */
async function findByTag(reference: string, code: string): Promise<Found> {
  const { pepper } = secrets();
  const [kept, gone] = await Promise.all([
    db.caseKey.findFirst({
      where: { case: { reference } },
      select: { caseId: true, codeTag: true, codeHash: true },
    }),
    db.disposedCase.findUnique({ where: { reference }, select: { ...DISPOSED, codeTag: true, codeHash: true } }),
  ]);
  const stored = kept ?? gone;
  const decoy = decoySecretCode(pepper, reference);
  const tag = secretCodeTag(pepper, stored?.caseId ?? reference, code);
  if (!stored?.codeHash || stored.codeTag !== tag) return { caseId: null, decoy: decoy.hash, disposed: null };
  const { caseId, codeHash: hash } = stored;
  const disposed = kept || !gone ? null : { reference, disposedAt: gone.disposedAt, ruleId: gone.ruleId };
  return { caseId, hash, decoy: decoy.hash, disposed };
}

const DISPOSED = { caseId: true, disposedAt: true, ruleId: true } as const;

async function begin(caseId: string, at: Date): Promise<OpenCaseSessionResult> {
  const token = randomToken();
  const row = await inTransaction(async (tx) => {
    await returnGuess(tx, caseId);
    const session = await tx.reporterSession.create({
      data: {
        tokenHash: Uint8Array.from(hashToken(token)),
        caseId,
        createdAt: at,
        seenAt: at,
        expiresAt: sessionEnd(at),
      },
      select: { id: true, caseId: true },
    });
    const subject = { kind: "case", id: caseId } as const;
    await appendAudit(tx, { actor: { kind: "reporter" }, action: "report.looked_up", subject, at });
    return session;
  });
  return { ok: true, token, session: mintCaseSession(row) };
}

async function refuse(caseId: string, at: Date): Promise<OpenCaseSessionResult> {
  const subject = { kind: "case", id: caseId } as const;
  await inTransaction((tx) =>
    appendAudit(tx, { actor: { kind: "reporter" }, action: "report.look_up_refused", subject, at }),
  );
  return { ok: false, reason: "unknown" };
}
