import type { PacketContents } from "./packet";

/**
 * What a court weighs when an electronic record is doubted: 最高人民法院关于民事诉讼证据的若干规定 art. 93 para. 1,
 * 关于互联网法院审理案件若干问题的规定 art. 11. Each factor with the items of both lists that it answers; the answers
 * stand in the messages and say also what this packet cannot show.
 */
export const FACTORS = [
  { id: "environment", civil: ["1", "2", "3"], internet: ["1"], proofs: ["custody.json", "checkpoints/"] },
  { id: "origin", civil: ["5"], internet: ["2"], proofs: ["list.json"] },
  { id: "keeping", civil: ["4", "6"], internet: ["3"], proofs: ["custody.json", "originals/"] },
  { id: "extraction", civil: ["4", "6"], internet: ["4"], proofs: ["manifest-sha256.txt", "VERIFY.txt"] },
  { id: "integrity", civil: ["4"], internet: ["5"], proofs: ["list.json", "custody.json", "proofs/"] },
  { id: "verifiable", civil: ["3"], internet: ["6"], proofs: ["checkpoints/", "stamps/", "public-key.pem"] },
  { id: "limits", civil: ["7"], internet: [], proofs: [] },
] as const;
export type Factor = (typeof FACTORS)[number];

/** Figures that the answers speak of. */
export function factorFacts(contents: PacketContents) {
  const { items, custody, checkpoints } = contents;
  return {
    items: items.length,
    fromReporter: items.filter(({ source }) => source === "reporter").length,
    sealed: items.filter(({ original }) => original.sealed).length,
    copies: items.filter(({ workingCopy }) => workingCopy !== null).length,
    entries: custody.length,
    proven: custody.filter(({ proof }) => proof !== null).length,
    checkpoints: checkpoints.length,
    stamps: checkpoints.reduce((sum, { stamps }) => sum + stamps.length, 0),
  };
}
