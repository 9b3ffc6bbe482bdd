import { describe, expect, it } from "vitest";
import { cpuFromStat, parentFromStat, usedBetween } from "./cpu-time";

const STAT = "4242 (node (web) 1) S 17 4242 4242 0 -1 4194304 9 0 0 0 150 50 7 3 20 0 11 0 100 1 2";

describe("processor time", () => {
  it("is that of a process and its ended children, whatever the process is called", () => {
    expect(cpuFromStat(STAT)).toBe((150 + 50 + 7 + 3) * 10);
    expect(parentFromStat(STAT)).toBe(17);
  });

  it("is told apart by part", () => {
    const before = { web: 100, worker: 10, database: 5 };
    expect(usedBetween(before, { web: 350, worker: 10, database: 25 })).toEqual({ web: 250, worker: 0, database: 20 });
  });
});
