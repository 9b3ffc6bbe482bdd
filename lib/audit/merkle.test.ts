import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { inclusionPath, leafHash, merkleRoot, rootFromPath } from "./merkle";

const leaves = (count: number) => Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`entry ${n}`)));

describe("a Merkle tree over audit entries (EVD-03)", () => {
  it("has the root that RFC 6962 gives for no leaf", () => {
    expect(merkleRoot([])).toEqual(createHash("sha256").digest());
  });

  it("agrees with the recursive definition of RFC 6962 for every size up to 40", () => {
    const defined = (nodes: Buffer[]): Buffer => {
      if (nodes.length === 1) return nodes[0] ?? Buffer.alloc(0);
      let half = 1;
      while (half * 2 < nodes.length) half *= 2;
      return createHash("sha256")
        .update(Buffer.from([1]))
        .update(defined(nodes.slice(0, half)))
        .update(defined(nodes.slice(half)))
        .digest();
    };
    for (let count = 1; count <= 40; count++) expect(merkleRoot(leaves(count))).toEqual(defined(leaves(count)));
  });

  it("proves every leaf of every size up to 40, and no other leaf with the same path", () => {
    for (let count = 1; count <= 40; count++) {
      const all = leaves(count);
      const root = merkleRoot(all);
      all.forEach((leaf, index) => {
        const path = inclusionPath(all, index);
        expect(rootFromPath(leaf, { index, count }, path)).toEqual(root);
        expect(rootFromPath(leafHash(Buffer.from("another")), { index, count }, path)).not.toEqual(root);
      });
    }
  });

  it("refuses a path that is too short or too long", () => {
    const all = leaves(8);
    const path = inclusionPath(all, 3);
    expect(rootFromPath(all[3] ?? Buffer.alloc(0), { index: 3, count: 8 }, path.slice(1))).toBeNull();
    expect(rootFromPath(all[3] ?? Buffer.alloc(0), { index: 3, count: 8 }, [...path, Buffer.alloc(32)])).toBeNull();
  });

  it("has no path for a leaf that is not there", () => {
    expect(() => inclusionPath(leaves(3), 3)).toThrow(RangeError);
  });
});
