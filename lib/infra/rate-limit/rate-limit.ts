import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import { db, type Tx } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";

/** `within`: counted in the caller's transaction, and only if it commits. `cost`: a whole number, 1 unless told. */
export type Limit = { limit: number; windowSeconds: number; within?: Tx; cost?: number };
export type Ticket = { ok: true } | { ok: false; retryAfterSeconds: number };

/** One household or phone network: the whole IPv4 address, the first 64 bits of IPv6 (one subscriber line). */
export function addressPrefix(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const filled =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return filled.slice(0, 4).join(":");
}

function windowKey(bucket: string, who: string, window: number): Buffer {
  return createHmac("sha256", secrets().formKey).update(`rate\n${bucket}\n${who}\n${window}`).digest();
}

/**
 * Counts one act of `who` (an address prefix or an id of ours) in a bucket and says whether it is within the limit.
 * Rows hold a keyed hash that changes with each window, and are swept after it: they lead back to nobody.
 */
export async function takeTicket(bucket: string, who: string, limit: Limit): Promise<Ticket> {
  const now = Date.now();
  const window = Math.floor(now / (limit.windowSeconds * 1000));
  const cost = limit.cost ?? 1;
  const ends = new Date((window + 1) * limit.windowSeconds * 1000);
  const rows = await (limit.within ?? db).$queryRaw<{ count: number }[]>`
    INSERT INTO rate_window (key, count, expires_at) VALUES (${windowKey(bucket, who, window)}, ${cost}, ${ends})
    ON CONFLICT (key) DO UPDATE SET count = rate_window.count + excluded.count RETURNING count`;
  if ((rows[0]?.count ?? cost) <= limit.limit) return { ok: true };
  return { ok: false, retryAfterSeconds: Math.ceil((ends.getTime() - now) / 1000) };
}
