import { hashToken, randomToken } from "@/lib/infra/crypto/tokens";
import { db, type Tx } from "@/lib/infra/db/client";
import { linkToken } from "./schema";
import { newTotpSecret, sealTotp } from "./totp";

/** From the password to the code: long enough to install an app at the first sign-in. */
const ATTEMPT_MINUTES = 15;
export const CODE_TRIES = 5;

export type SignInAttempt = {
  id: string;
  staffId: string;
  sealedTotp: Uint8Array | null;
  staff: {
    name: string;
    email: string;
    sealedTotp: Uint8Array | null;
    totpLastStep: bigint | null;
    authVersion: number;
  };
};

/** A token's hash as the database takes it. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hashToken(token));
}

/** Notes that the password was right. A person without a second factor gets the secret to enrol with. Returns the browser's token. */
export async function openAttempt(tx: Tx, person: { id: string; enrolled: boolean }, at: Date): Promise<string> {
  const token = randomToken();
  const sealedTotp = person.enrolled ? null : sealTotp(newTotpSecret(), person.id);
  const expiresAt = new Date(at.getTime() + ATTEMPT_MINUTES * 60_000);
  await tx.signInAttempt.create({
    data: { tokenHash: tokenHash(token), staffId: person.id, sealedTotp, createdAt: at, expiresAt },
  });
  return token;
}

/** The attempt of a browser while it is open and its person still enabled; else null. */
export async function findAttempt(token: string | null, at = new Date()): Promise<SignInAttempt | null> {
  if (!token || !linkToken.test(token)) return null;
  const attempt = await db.signInAttempt.findFirst({
    where: {
      tokenHash: tokenHash(token),
      usedAt: null,
      ticketHash: null,
      expiresAt: { gt: at },
      triedCodes: { lt: CODE_TRIES },
    },
    select: { id: true, staffId: true, sealedTotp: true },
  });
  if (!attempt) return null;
  const staff = await db.staff.findUnique({
    where: { id: attempt.staffId, disabledAt: null },
    select: { name: true, email: true, sealedTotp: true, totpLastStep: true, authVersion: true },
  });
  // Enrolled meanwhile in another window: this attempt's own secret is no way around the real one.
  if (!staff || (staff.sealedTotp !== null) !== (attempt.sealedTotp === null)) return null;
  return { ...attempt, staff };
}
