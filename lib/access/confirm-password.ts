import { verifySlowly } from "@/lib/infra/crypto/slow-hash";
import { db } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import type { Staff } from "./staff";

const TRIES = { limit: 10, windowSeconds: 900 };

export type Unconfirmed = { ok: false; reason: "wrong_current" | "too_often" };

/** Asks for the password once more before something that a stranger at an open desk must not do. */
export async function confirmPassword(staff: Staff, password: string): Promise<{ ok: true } | Unconfirmed> {
  const ticket = await takeTicket("staff confirm", staff.sessionId, TRIES);
  if (!ticket.ok) return { ok: false, reason: "too_often" };
  const { passwordHash } = await db.staff.findUniqueOrThrow({
    where: { id: staff.id },
    select: { passwordHash: true },
  });
  const right = await verifySlowly(secrets().pepper, password, passwordHash);
  return right ? { ok: true } : { ok: false, reason: "wrong_current" };
}
