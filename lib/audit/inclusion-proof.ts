import { readCheckpoint } from "./checkpoint";
import { leafHash, rootFromPath } from "./merkle";

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

/** Checks a proof with nothing but the public key: no database, no network. */
export function checkInclusion(proof: InclusionProof, publicKeyPems: readonly string[]): boolean {
  const read = readCheckpoint(proof.note, publicKeyPems);
  if (!read.ok || read.checkpoint.leaves !== proof.count) return false;
  const path = proof.path.map((node) => Buffer.from(node, "hex"));
  const root = rootFromPath(leafHash(Buffer.from(proof.hash, "hex")), proof, path);
  return root?.toString("hex") === read.checkpoint.root;
}
