import { hashOfNothing, verifySlowly } from "@/lib/infra/crypto/slow-hash";
import { db } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { deviceIdFor } from "./known-device";
import { emailSchema } from "./schema";
import { openAttempt } from "./sign-in-attempt";
import { countPasswordTry, type Wait } from "./sign-in-throttle";

export type SignInTry = { email: string; password: string; address: string; deviceToken: string | null };
export type BeginSignIn =
  | { ok: true; attempt: string; next: "code" | "enrol" }
  | { ok: false; reason: "wrong_password" }
  | Wait;

function findPerson(email: string) {
  const select = { id: true, passwordHash: true, disabledAt: true, sealedTotp: true } as const;
  return db.staff.findUnique({ where: { email }, select });
}

/**
 * The first half of a sign-in: e-mail and password. An unknown address, a disabled account and a wrong password are
 * the same answer after the same work; for that reason nothing is written down before the password was right.
 */
export async function beginSignIn(input: SignInTry, at = new Date()): Promise<BeginSignIn> {
  const parsed = emailSchema.safeParse(input.email);
  const email = parsed.success ? parsed.data : "";
  const person = await findPerson(email);
  const device = deviceIdFor(input.deviceToken, person?.id ?? "");
  const counted = await countPasswordTry({ email, address: input.address, device });
  if (!counted.ok) return counted;
  const stored = person?.passwordHash ?? hashOfNothing();
  const right = await verifySlowly(secrets().pepper, input.password, stored);
  if (!right || !person || person.disabledAt) return { ok: false, reason: "wrong_password" };
  const enrolled = person.sealedTotp !== null;
  const attempt = await openAttempt(db, { id: person.id, enrolled }, at);
  return { ok: true, attempt, next: enrolled ? "code" : "enrol" };
}
