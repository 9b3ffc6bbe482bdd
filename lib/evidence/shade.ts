import type { Staff } from "@/lib/access/staff";

/** Of these, nobody has said what is on them. */
const UNSAID: readonly string[] = ["other"];

/** Whether a picture is better not met unprepared (C26): it was held once, or nobody said what it shows. */
export function mayUpset({ kind, wasHeld }: { kind: string; wasHeld: boolean }): boolean {
  return wasHeld || UNSAID.includes(kind);
}

export type Shade = { readonly blur: boolean; readonly grey: boolean; readonly why: "may_upset" | "chosen" };

/** How a picture looks to somebody until they ask for it; null: as it is. */
export function shadeOver(
  { blurPictures, greyPictures }: Pick<Staff, "blurPictures" | "greyPictures">,
  picture: { mayUpset: boolean },
): Shade | null {
  const blur = blurPictures || picture.mayUpset;
  if (!blur && !greyPictures) return null;
  return { blur, grey: greyPictures, why: picture.mayUpset ? "may_upset" : "chosen" };
}
