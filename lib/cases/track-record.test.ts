import { describe, expect, it } from "vitest";
import { NO_RECORD, recordHours } from "@/lib/cases/track-record";

const hours = (upheld: number, unfounded: number) => recordHours({ cases: upheld + unfounded, upheld, unfounded });

describe("ABU-06 the track record of a contact", () => {
  it("is neutral for whoever gives none", () => {
    expect(recordHours(NO_RECORD)).toBe(0);
  });

  it.each([
    ["one filed", 1, 0, 0],
    ["one unfounded", 0, 1, 0],
    ["five unfounded: too few to say anything", 0, 5, 0],
    ["six filed of six", 6, 0, 3],
    ["seven of ten: the pivot", 7, 3, 0],
    ["thirty filed of thirty", 30, 0, 4],
    ["half of ten", 5, 5, -1],
    ["none of six", 0, 6, -3],
    ["none of fifty: no further than that", 0, 50, -4],
  ])("%s moves a case by little", (_, upheld, unfounded, expected) => {
    expect(hours(upheld, unfounded)).toBe(expected);
  });

  it("never moves a case by more than four hours, and never for better because more was unfounded", () => {
    for (let upheld = 0; upheld <= 25; upheld += 1) {
      for (let unfounded = 0; unfounded <= 25; unfounded += 1) {
        expect(Math.abs(hours(upheld, unfounded))).toBeLessThanOrEqual(4);
        if (upheld + unfounded >= 6) expect(hours(upheld, unfounded + 1)).toBeLessThanOrEqual(hours(upheld, unfounded));
      }
    }
  });

  it("says nothing by what came to nothing for another reason", () => {
    expect(recordHours({ cases: 40, upheld: 0, unfounded: 0 })).toBe(0);
  });
});
