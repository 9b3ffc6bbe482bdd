import type { Ground } from "@/lib/cases/grounds";

export const DUPLICATE_MODES = ["off", "shadow", "on"] as const;
export type DuplicateMode = (typeof DUPLICATE_MODES)[number];

export type DuplicateRule = { readonly version: number; readonly mode: DuplicateMode; readonly days: number };

/** Before anybody has decided: found and shown, never closed. */
export const FIRST_RULE: DuplicateRule = { version: 0, mode: "shadow", days: 30 };

/**
 * same_reporter: the same contact, the same shop and story, and no file that the earlier one lacks.
 * identical: everything typed and every file is the same; from whom, nobody can know.
 */
export type DuplicateBasis = "same_reporter" | "identical";

export type Printed = {
  readonly reporterTag: string | null;
  readonly shop: string;
  readonly story: string;
  readonly words: string;
  readonly files: readonly string[];
};

/** Why the later report repeats the earlier one to the letter; null when anything in it is new. */
export function duplicateBasis(later: Printed, earlier: Printed): DuplicateBasis | null {
  if (later.story === "" || later.story !== earlier.story || later.shop !== earlier.shop) return null;
  const nothingNew = later.files.every((file) => earlier.files.includes(file));
  if (!nothingNew) return null;
  if (later.reporterTag !== null && later.reporterTag === earlier.reporterTag) return "same_reporter";
  const sameFiles = earlier.files.every((file) => later.files.includes(file));
  return sameFiles && later.words === earlier.words ? "identical" : null;
}

/** The ground of the closing. Only whoever certainly sent both is told that they did. */
export const GROUND_OF = {
  same_reporter: "same_matter_open",
  identical: "identical_report",
} as const satisfies Record<DuplicateBasis, Ground>;
