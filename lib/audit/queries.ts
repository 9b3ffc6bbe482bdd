import { readSigningKey } from "@/lib/infra/crypto/signature";
import { db } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";

export type PublishedCheckpoint = { number: string; at: Date; note: string; stamps: { authority: string; at: Date }[] };

/** The newest checkpoints for the public page, newest first; `before` pages back by number. */
export async function publishedCheckpoints(before: bigint | null, limit: number): Promise<PublishedCheckpoint[]> {
  const rows = await db.auditCheckpoint.findMany({
    where: before === null ? {} : { number: { lt: before } },
    orderBy: { number: "desc" },
    take: limit,
    select: { number: true, at: true, note: true, stamps: { select: { authority: true, stampedAt: true } } },
  });
  return rows.map(({ number, stamps, ...row }) => ({
    ...row,
    number: number.toString(),
    stamps: stamps.map(({ authority, stampedAt }) => ({ authority: new URL(authority).host, at: stampedAt })),
  }));
}

/** One stamp as the authority gave it, for `openssl ts -verify`. */
export async function stampToken(number: bigint): Promise<Buffer | null> {
  const stamp = await db.auditStamp.findFirst({
    where: { number },
    orderBy: { stampedAt: "asc" },
    select: { token: true },
  });
  return stamp ? Buffer.from(stamp.token) : null;
}

/** The public half of the key that signs checkpoints and receipts, as PEM. */
export function publicSigningKey(): string {
  return readSigningKey(secrets().receiptKey).publicKeyPem;
}
