import { describe, expect, test } from "vitest";
import { EVIDENCE_KINDS } from "@/lib/evidence/evidence-kind";
import { mayUpset, shadeOver } from "@/lib/evidence/shade";

describe("C26 pictures that are better not met unprepared", () => {
  test.each(EVIDENCE_KINDS)("C26 %s is such a one when it was held once, or when nobody said what it shows", (kind) => {
    expect(mayUpset({ kind, wasHeld: true })).toBe(true);
    expect(mayUpset({ kind, wasHeld: false })).toBe(kind === "other");
  });

  test.each([
    { blurPictures: false, greyPictures: false, mayUpset: false, shade: null },
    { blurPictures: false, greyPictures: false, mayUpset: true, shade: { blur: true, grey: false, why: "may_upset" } },
    { blurPictures: true, greyPictures: false, mayUpset: false, shade: { blur: true, grey: false, why: "chosen" } },
    { blurPictures: false, greyPictures: true, mayUpset: false, shade: { blur: false, grey: true, why: "chosen" } },
    { blurPictures: false, greyPictures: true, mayUpset: true, shade: { blur: true, grey: true, why: "may_upset" } },
    { blurPictures: true, greyPictures: true, mayUpset: false, shade: { blur: true, grey: true, why: "chosen" } },
  ])("C26 blur $blurPictures, grey $greyPictures, may upset $mayUpset: $shade", ({ mayUpset, shade, ...choice }) => {
    expect(shadeOver(choice, { mayUpset })).toEqual(shade);
  });
});
