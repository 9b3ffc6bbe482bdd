import { addressPrefix, takeTicket } from "@/lib/infra/rate-limit/rate-limit";

/** Where a guess comes from. `device` is the id of a browser from which this very person has signed in before. */
export type Guesser = { email: string; address: string; device: string | null };

const QUARTER = 900;
const PER_ACCOUNT_AND_PREFIX = { limit: 10, windowSeconds: QUARTER };
const PER_PREFIX = { limit: 60, windowSeconds: QUARTER };
const PER_KNOWN_DEVICE = { limit: 20, windowSeconds: QUARTER };
/** Reached only with the right password: what stands between a stolen one and six digits. */
const CODES_PER_ACCOUNT = { limit: 60, windowSeconds: 86_400 };
const CODES_PER_KNOWN_DEVICE = { limit: 60, windowSeconds: 86_400 };

export type Wait = { ok: false; reason: "wait"; minutes: number };

function answer(ticket: Awaited<ReturnType<typeof takeTicket>>): { ok: true } | Wait {
  return ticket.ok ? ticket : { ok: false, reason: "wait", minutes: Math.ceil(ticket.retryAfterSeconds / 60) };
}

/**
 * Counts a try of a password. Nobody's account is ever locked as a whole: a stranger uses up the budget of his own
 * network for it, and a browser that the owner has used before has a budget that no stranger can touch.
 */
export async function countPasswordTry({ email, address, device }: Guesser): Promise<{ ok: true } | Wait> {
  if (device) return answer(await takeTicket("staff sign-in device", `${email} ${device}`, PER_KNOWN_DEVICE));
  const prefix = addressPrefix(address);
  const both = await takeTicket("staff sign-in", `${email} ${prefix}`, PER_ACCOUNT_AND_PREFIX);
  const all = await takeTicket("staff sign-in prefix", prefix, PER_PREFIX);
  return answer(both.ok ? all : both);
}

/** Counts a try of a second factor, which only somebody with the password can make. */
export async function countCodeTry(staffId: string, device: string | null): Promise<{ ok: true } | Wait> {
  if (device) return answer(await takeTicket("staff code device", `${staffId} ${device}`, CODES_PER_KNOWN_DEVICE));
  return answer(await takeTicket("staff code", staffId, CODES_PER_ACCOUNT));
}
