import { describe, expect, test } from "vitest";
import { isOpen, POSITIONS, phaseOf, positionOf } from "@/lib/cases/track";

describe("a position on a track", () => {
  test.each(POSITIONS)("$track $state is read back as it was stored", (position) => {
    expect(positionOf(position.track, position.state)).toEqual(position);
  });

  test.each([
    ["complaint", "filed"],
    ["report", "accepted"],
    ["report", "overdue"],
    ["complaint", "constructor"],
    ["appeal", "received"],
    ["", ""],
  ])("%s %s is refused loudly: no transition wrote it", (track, state) => {
    expect(() => positionOf(track, state)).toThrow("No such state");
  });

  test("B3 evidence is still taken while we wait for the reporter, and no more once a track has ended", () => {
    expect(phaseOf({ track: "complaint", state: "supplement_requested" })).toBe("waiting");
    expect(isOpen({ track: "complaint", state: "supplement_requested" })).toBe(true);
    expect(isOpen({ track: "report", state: "decided" })).toBe(true);
    expect(isOpen({ track: "report", state: "closed" })).toBe(false);
    expect(isOpen({ track: "complaint", state: "withdrawn" })).toBe(false);
  });
});
