import { describe, expect, test } from "vitest";
import { auditActions } from "./actions";
import { auditPayload, laneOf } from "./audit-entry";
import { laneCount } from "./chain";

describe("an audit entry", () => {
  test("says who did what to what and when, always in the same words", () => {
    const at = new Date("2026-03-05T02:03:04.567Z");
    const actor = { kind: "staff", id: "s1" } as const;
    const subject = { kind: "case", id: "c1" } as const;
    expect(auditPayload({ subject, actor, action: "case.decided", data: { to: "filed", from: "verify" } }, at)).toBe(
      '{"action":"case.decided","actor":{"id":"s1","kind":"staff"},"at":"2026-03-05T02:03:04.567Z",' +
        '"data":{"from":"verify","to":"filed"},"subject":{"id":"c1","kind":"case"}}',
    );
  });

  test("goes to the lane of its subject, and subjects share the lanes evenly", () => {
    expect(laneOf("c1")).toBe(laneOf("c1"));
    const counts = new Array<number>(laneCount).fill(0);
    for (let n = 0; n < 8_000; n++) counts[laneOf(`case ${n}`)] = (counts[laneOf(`case ${n}`)] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  test("names an action from a list without repetitions, noun before verb", () => {
    expect(new Set(auditActions).size).toBe(auditActions.length);
    for (const action of auditActions) expect(action).toMatch(/^[a-z]+\.[a-z_]+$/);
  });
});
