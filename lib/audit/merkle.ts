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

/** All storeys, the leaves first: made once, it gives the path of every leaf. */
export type Tree = readonly (readonly Buffer[])[];

export function treeOf(leaves: readonly Buffer[]): Tree {
  const tree: (readonly Buffer[])[] = [leaves];
  for (let nodes = leaves; nodes.length > 1; tree.push(nodes)) nodes = storeyAbove(nodes);
  return tree;
}

/** The neighbours that lead from leaf `index` to the root, lowest first. @throws {RangeError} for an index outside. */
export function pathInTree(tree: Tree, index: number): Buffer[] {
  if (index < 0 || index >= (tree[0]?.length ?? 0)) throw new RangeError("no such leaf");
  return tree.slice(0, -1).flatMap((nodes, storey) => {
    const at = Math.floor(index / 2 ** storey);
    const neighbour = nodes[at % 2 === 0 ? at + 1 : at - 1];
    return neighbour ? [neighbour] : [];
  });
}

/** The path of one leaf; for several, make the tree once. @throws {RangeError} for an index outside. */
export function inclusionPath(leaves: readonly Buffer[], index: number): Buffer[] {
  return pathInTree(treeOf(leaves), index);
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
