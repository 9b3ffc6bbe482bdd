import type { Tx } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { type AuditInput, auditPayload, laneOf } from "./audit-entry";
import { emptyTail, entryHash, headMac, isSealed, isUntouched, type LaneHead, type LaneTail, laneCount } from "./chain";

/**
 * Writes to the audit record, in the caller's transaction. Call it last and once: it locks the heads of the lanes it
 * writes to, in the order of their numbers, until the transaction ends.
 * @throws {Error} when a lane's head is missing or was not sealed by us: nothing is written over a broken record.
 */
export async function appendAudit(tx: Tx, entries: AuditInput | readonly AuditInput[]): Promise<void> {
  const list: readonly AuditInput[] = "actor" in entries ? [entries] : entries;
  const placed = list.map((entry) => ({ entry, lane: laneOf(entry.subject.id) }));
  for (const { entry, lane } of placed.toSorted((one, other) => one.lane - other.lane)) {
    await appendToLane(tx, entry, lane);
  }
}

async function appendToLane(tx: Tx, entry: AuditInput, lane: number): Promise<void> {
  const head = await lockHead(tx, lane);
  const at = entry.at ?? new Date();
  const payload = auditPayload(entry, at);
  const seq = head.seq + 1n;
  const hash = entryHash(head.hash, { lane, seq, payload });
  const mac = headMac(secrets().auditKey, { lane, seq, hash });
  await tx.$executeRaw`
    WITH entry AS (
      INSERT INTO audit_entry (lane, seq, at, payload, prev_hash, hash)
      VALUES (${lane}, ${seq}, ${at}, ${payload}, decode(${head.hash}, 'hex'), decode(${hash}, 'hex'))
    )
    UPDATE audit_lane SET seq = ${seq}, hash = decode(${hash}, 'hex'), mac = decode(${mac}, 'hex')
    WHERE lane = ${lane}`;
}

/** Also takes the heads without a seal, in order: all eight before the first entry ever, none at any other time. */
async function lockHead(tx: Tx, lane: number): Promise<LaneTail> {
  const heads = await tx.$queryRaw<LaneHead[]>`
    SELECT lane, seq, encode(hash, 'hex') AS hash, encode(mac, 'hex') AS mac FROM audit_lane
    WHERE lane = ${lane} OR length(mac) = 0 ORDER BY lane FOR UPDATE`;
  if (heads.length === laneCount && heads.every(isUntouched)) return sealRecord(tx, lane);
  const head = heads.find((one) => one.lane === lane);
  if (!head || !isSealed(secrets().auditKey, head)) throw new Error(`audit: the head of lane ${lane} is not ours`);
  return head;
}

/** All lanes at once and never again, so that a lane emptied later cannot pass for a new one. */
async function sealRecord(tx: Tx, lane: number): Promise<LaneTail> {
  const tails = Array.from({ length: laneCount }, (_, n) => emptyTail(n));
  const sealed = await tx.$executeRaw`
    UPDATE audit_lane SET mac = decode(seal.mac, 'hex')
    FROM unnest(${tails.map((tail) => tail.lane)}::int[],
                ${tails.map((tail) => headMac(secrets().auditKey, tail))}::text[]) AS seal (lane, mac)
    WHERE audit_lane.lane = seal.lane AND NOT EXISTS (SELECT FROM audit_entry)`;
  if (sealed !== laneCount) throw new Error("audit: entries without sealed heads");
  return emptyTail(lane);
}
