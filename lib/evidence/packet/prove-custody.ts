import type { InclusionProof } from "@/lib/audit/inclusion-proof";
import { makeCheckpoint } from "@/lib/audit/make-checkpoint";
import { proveEntries } from "@/lib/audit/prove-entries";
import { publicSigningKey } from "@/lib/audit/queries";
import { stampCheckpoints } from "@/lib/audit/stamp-checkpoints";
import { errorFacts, log } from "@/lib/infra/log/log";
import { type CustodyRow, custodyRows } from "./custody-rows";

export type ProvenRow = CustodyRow & { proof: InclusionProof | null };

async function proven(evidenceIds: readonly string[]): Promise<ProvenRow[]> {
  const rows = await custodyRows(evidenceIds);
  const entries = rows.map(({ lane, seq, at, hash }) => ({ lane, seq, at, hash: Buffer.from(hash, "hex") }));
  const proofs = await proveEntries(entries, publicSigningKey());
  return rows.map((row, at) => ({ ...row, proof: proofs[at] ?? null }));
}

/**
 * The custody of these items with the proof of each entry; makes and has stamped a checkpoint when one is not covered
 * yet. An authority that is away stops no packet: its stamp is missing, and the packet says so.
 */
export async function proveCustody(evidenceIds: readonly string[]): Promise<ProvenRow[]> {
  const rows = await proven(evidenceIds);
  const covered = rows.every(({ proof }) => proof !== null);
  while (!covered && (await makeCheckpoint()) !== null);
  await stampCheckpoints().catch((error) => log.warn({ error: errorFacts(error) }, "no time stamp for a packet"));
  return covered ? rows : proven(evidenceIds);
}
