import { holds, type Staff } from "./staff";

/** 知悉范围: who at the partner may know of a shared case. From the narrowest to the widest. */
export const HANDLING_MARKS = ["sealed", "case_team", "partners", "public"] as const;
export type HandlingMark = (typeof HANDLING_MARKS)[number];

/**
 * The marks under which this person sees what was shared with their organisation: sealed is for those who assign cases,
 * the case team are those who may take one, and the wider marks are for everybody who reads cases. Whether a case may be
 * told outside, which is what sets `partners` and `public` apart, is for people to heed.
 */
export function marksOpenTo(staff: Pick<Staff, "permissions">): HandlingMark[] {
  return HANDLING_MARKS.filter((mark) => {
    if (mark === "sealed") return holds(staff, "case:assign");
    return mark !== "case_team" || holds(staff, "case:claim");
  });
}

export function isHandlingMark(text: string): text is HandlingMark {
  return (HANDLING_MARKS as readonly string[]).includes(text);
}
