import { db } from "@/lib/infra/db/client";

/** An entry of the audit record as it is stored: hash over previous hash, place and payload. */
export type CustodyRow = {
  evidenceId: string;
  lane: number;
  seq: bigint;
  at: Date;
  payload: string;
  prevHash: string;
  hash: string;
};

/** Every touch of these items since they were received, by item and then in order. */
export async function custodyRows(evidenceIds: readonly string[]): Promise<readonly CustodyRow[]> {
  return db.$queryRaw<CustodyRow[]>`
    SELECT payload::jsonb -> 'subject' ->> 'id' AS "evidenceId", lane, seq, at, payload,
           encode(prev_hash, 'hex') AS "prevHash", encode(hash, 'hex') AS hash
    FROM audit_entry WHERE (payload::jsonb -> 'subject' ->> 'id') = ANY(${[...evidenceIds]}) ORDER BY lane, seq`;
}
