import { createHash } from "node:crypto";

/** RFC 6962 §2.1: leaves and inner nodes are hashed under different prefixes, so that neither can pass for the other. */
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The hash of one leaf. */
export function leafHash(content: Buffer): Buffer {
  return sha256(LEAF, content);
}

/** One storey up: pairs are joined, a last one without a partner moves up as it is. */
function storeyAbove(nodes: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = [];
  for (let at = 0; at < nodes.length; at += 2) {
    const [left, right] = [nodes[at], nodes[at + 1]];
    if (left) above.push(right ? sha256(NODE, left, right) : left);
  }
  return above;
}

/** The root over leaf hashes; of none, the hash of nothing (RFC 6962). */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  let nodes = [...leaves];
  if (nodes.length === 0) return sha256();
  while (nodes.length > 1) nodes = storeyAbove(nodes);
  return nodes[0] ?? sha256();
}

/** The neighbours that lead from leaf `index` to the root, lowest first. @throws {RangeError} for an index outside. */
export function inclusionPath(leaves: readonly Buffer[], index: number): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new RangeError("no such leaf");
  const path: Buffer[] = [];
  let nodes = [...leaves];
  for (let at = index; nodes.length > 1; at = Math.floor(at / 2)) {
    const neighbour = nodes[at % 2 === 0 ? at + 1 : at - 1];
    if (neighbour) path.push(neighbour);
    nodes = storeyAbove(nodes);
  }
  return path;
}

/** The root that a leaf and its path lead to, in a tree of `count` leaves; null when the path has the wrong length. */
export function rootFromPath(
  leaf: Buffer,
  place: { index: number; count: number },
  path: readonly Buffer[],
): Buffer | null {
  let node = leaf;
  let used = 0;
  let { index, count } = place;
  for (; count > 1; index = Math.floor(index / 2), count = Math.ceil(count / 2)) {
    const alone = index % 2 === 0 && index === count - 1;
    if (alone) continue;
    const neighbour = path[used++];
    if (!neighbour) return null;
    node = index % 2 === 0 ? sha256(NODE, node, neighbour) : sha256(NODE, neighbour, node);
  }
  return used === path.length ? node : null;
}
