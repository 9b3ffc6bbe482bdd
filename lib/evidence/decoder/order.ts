/** A part of a picture, in per cent of its width and height from its upper left corner. */
export type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/**
 * What is asked of the decoder. `look`: at intake. `copy`: the working copy. `mask`: the working copy with parts filled
 * in. `veil`: the working copy so coarse that nothing can be read. The path is one of ours, never a name.
 */
export type Order =
  | { work: "look" | "copy" | "veil"; path: string; mime: string }
  | { work: "mask"; path: string; mime: string; hidden: readonly Place[] };

/**
 * Why a file could not be drawn. `bomb`: more pixels than anybody's screen; `protected`: a password; the last three are
 * found from outside, when the decoder was stopped or fell.
 */
export const DECODE_FAILURES = ["bomb", "broken", "protected", "too_slow", "too_large_in_memory", "crashed"] as const;
export type DecodeFailure = (typeof DECODE_FAILURES)[number];

/** WebP, without any notes. `thumbnail` is null when there is none to make, `print` when a picture is not compared. */
export type Drawn = {
  ok: true;
  copy: Uint8Array | null;
  thumbnail: Uint8Array | null;
  print?: Uint8Array | null;
  hasLocation: boolean;
};
export type DecodeAnswer = Drawn | { ok: false; reason: DecodeFailure };
