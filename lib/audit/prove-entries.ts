import { db } from "@/lib/infra/db/client";
import { type Checkpoint, readCheckpoint } from "./checkpoint";
import type { InclusionProof } from "./inclusion-proof";
import { leavesOf } from "./make-checkpoint";
import { pathInTree, type Tree, treeOf } from "./merkle";

export type EntryToProve = { lane: number; seq: bigint; hash: Buffer; at: Date };

/** What was read and hashed for one entry serves the next: a case has a hundred entries under a handful of checkpoints. */
type Known = Map<string, { checkpoint: Checkpoint; tree?: Tree }>;

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

async function coveringNote({ lane, seq, at }: EntryToProve, key: string, known: Known): Promise<string | null> {
  for (const [note, { checkpoint }] of known) if (covers(checkpoint, lane, seq)) return note;
  const candidates = await db.auditCheckpoint.findMany({
    where: { at: { gte: at } },
    orderBy: { number: "asc" },
    take: 12,
    select: { note: true },
  });
  for (const { note } of candidates) {
    const read = readCheckpoint(note, [key]);
    if (read.ok && !known.has(note)) known.set(note, { checkpoint: read.checkpoint });
    if (read.ok && covers(read.checkpoint, lane, seq)) return note;
  }
  return null;
}

async function prove(entry: EntryToProve, key: string, known: Known): Promise<InclusionProof | null> {
  const note = await coveringNote(entry, key, known);
  const there = note === null ? undefined : known.get(note);
  if (!there || note === null) return null;
  there.tree ??= treeOf(await leavesOf(there.checkpoint.spans));
  const index = indexOf(there.checkpoint, entry.lane, entry.seq);
  const path = pathInTree(there.tree, index).map((node) => node.toString("hex"));
  const { lane, seq, hash } = entry;
  return { lane, seq: seq.toString(), hash: hash.toString("hex"), index, count: there.checkpoint.leaves, path, note };
}

/**
 * Makes the proofs for entries of the audit record, in their order; null for those that no checkpoint covers yet. Each
 * entry's own time leads to its checkpoint, which is the first one made after it.
 */
export async function proveEntries(
  entries: readonly EntryToProve[],
  publicKeyPem: string,
): Promise<(InclusionProof | null)[]> {
  const known: Known = new Map();
  const proofs: (InclusionProof | null)[] = [];
  for (const entry of entries) proofs.push(await prove(entry, publicKeyPem, known));
  return proofs;
}
