import { generateSecret, generateSync, generateURI, verifySync } from "otplib";
import { open, seal } from "@/lib/infra/crypto/seal";
import { secrets } from "@/lib/infra/env";

const ISSUER = "真评 Zhenping";
/** One step before and after: a phone's clock may be half a minute off (RFC 6238 §5.2). */
const TOLERANCE_SECONDS = 30;

/** A fresh secret as Base32 text, 160 bits. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** What the QR code says to the authenticator app. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: ISSUER, label: email, secret });
}

/** The code that an app would show: for tests, and for whoever plays the person. */
export function totpCode(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
}

/** The time step that the code belongs to, or null when it is wrong or not later than `usedStep`. */
export function totpStep(secret: string, code: string, usedStep: bigint | null, at: Date): bigint | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(at.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS });
  if (!result.valid || !("timeStep" in result)) return null;
  const step = BigInt(result.timeStep);
  return usedStep !== null && step <= usedStep ? null : step;
}

/** Seals a secret for the row it belongs to. */
export function sealTotp(secret: string, staffId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(seal(secrets().sealingKey, secret, `totp:${staffId}`));
}

/** @throws {Error} when the value was not sealed for this person. */
export function openTotp(sealed: Uint8Array, staffId: string): string {
  return open(secrets().sealingKey, Buffer.from(sealed), `totp:${staffId}`).toString("utf8");
}
