import { describe, expect, test } from "vitest";
import { isStalled } from "@/lib/cases/bulk/bulk-order";

const START = new Date("2026-11-29T02:00:00Z");
const after = (seconds: number) => new Date(START.getTime() + seconds * 1_000);
const working = { undoneAt: null, startedAt: START, finishedAt: null, movedAt: null };

describe("C12 an order that was interrupted says so", () => {
  test.each([
    ["just begun", working, 29, false],
    ["begun, and nothing since", working, 31, true],
    ["moved a moment ago", { ...working, movedAt: after(300) }, 320, false],
    ["moved, then nothing", { ...working, movedAt: after(300) }, 331, true],
    ["not begun", { ...working, startedAt: null }, 600, false],
    ["finished", { ...working, finishedAt: after(5) }, 600, false],
    ["undone", { ...working, startedAt: null, undoneAt: after(-5) }, 600, false],
  ])("C12 %s", (_, facts, seconds, expected) => {
    expect(isStalled(facts, after(seconds))).toBe(expected);
  });
});
