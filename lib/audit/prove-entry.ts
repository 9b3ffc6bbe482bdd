import { db } from "@/lib/infra/db/client";
import { type Checkpoint, readCheckpoint } from "./checkpoint";
import { leavesOf } from "./make-checkpoint";
import { inclusionPath, leafHash, rootFromPath } from "./merkle";

/** Shows that an entry is covered by a published checkpoint, without showing any other entry. */
export type InclusionProof = {
  lane: number;
  seq: string;
  hash: string;
  index: number;
  count: number;
  path: string[];
  note: string;
};

function covers(checkpoint: Checkpoint, lane: number, seq: bigint): boolean {
  return checkpoint.spans.some((span) => span.lane === lane && span.from < seq && seq <= span.to);
}

function indexOf(checkpoint: Checkpoint, lane: number, seq: bigint): number {
  let before = 0n;
  for (const span of checkpoint.spans) {
    if (span.lane === lane) return Number(before + seq - span.from - 1n);
    before += span.to - span.from;
  }
  throw new RangeError("no such lane");
}

/**
 * Makes the proof for one entry of the audit record.
 * @param at the entry's own time: its checkpoint is the first one made after it.
 * @returns null while no checkpoint covers the entry yet.
 */
export async function proveEntry(
  entry: { lane: number; seq: bigint; hash: Buffer; at: Date },
  publicKeyPem: string,
): Promise<InclusionProof | null> {
  const candidates = await db.auditCheckpoint.findMany({
    where: { at: { gte: entry.at } },
    orderBy: { number: "asc" },
    take: 3,
    select: { note: true },
  });
  for (const { note } of candidates) {
    const read = readCheckpoint(note, [publicKeyPem]);
    if (!read.ok || !covers(read.checkpoint, entry.lane, entry.seq)) continue;
    const leaves = await leavesOf(read.checkpoint.spans);
    const index = indexOf(read.checkpoint, entry.lane, entry.seq);
    const path = inclusionPath(leaves, index).map((node) => node.toString("hex"));
    return {
      lane: entry.lane,
      seq: entry.seq.toString(),
      hash: entry.hash.toString("hex"),
      index,
      count: leaves.length,
      path,
      note,
    };
  }
  return null;
}

/** Checks a proof with nothing but the public key: no database, no network. */
export function checkInclusion(proof: InclusionProof, publicKeyPems: readonly string[]): boolean {
  const read = readCheckpoint(proof.note, publicKeyPems);
  if (!read.ok || read.checkpoint.leaves !== proof.count) return false;
  const path = proof.path.map((node) => Buffer.from(node, "hex"));
  const root = rootFromPath(leafHash(Buffer.from(proof.hash, "hex")), proof, path);
  return root?.toString("hex") === read.checkpoint.root;
}
