import { describe, expect, test } from "vitest";
import { movedAlong } from "@/lib/cases/co-reporters/clock-along";
import type { Clock } from "@/lib/clocks/clock";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);
const pause = (from: number, to: number | null) => {
  return { from: day(from), to: to === null ? null : day(to), reason: "testing" };
};
const longer = (amount: number, at: number) => ({ amount, reason: "complex", approvedAt: day(at) });

const clock = (start: number, more: Partial<Clock> = {}): Clock => ({
  ruleId: "decide_penalty",
  ruleVersion: "penalty-law-2021",
  startedAt: day(start),
  pauses: [],
  extension: null,
  stoppedAt: null,
  ...more,
});

function moved(own: Clock, main: readonly Clock[], since: number): Clock | null {
  const asTracks = (clocks: readonly Clock[]) => clocks.map((one, at) => ({ id: `${at}`, trackId: "t", clock: one }));
  const [changed] = movedAlong(asTracks([own]), asTracks(main), { rule: "decide_penalty", since: day(since) });
  return changed?.clock ?? null;
}

describe("A13 time taken out of the period of a matter is taken out for everybody in it", () => {
  const paused = (...pauses: readonly ReturnType<typeof pause>[]) => ({ pauses });
  const extended = (amount: number, at: number) => ({ extension: longer(amount, at) });

  test.each<[string, Clock, Partial<Clock>, Partial<Clock> | null]>([
    ["a pause that lasts", clock(1), paused(pause(3, null)), paused(pause(3, null))],
    ["one that is over before they hear of it", clock(1), paused(pause(3, 5)), paused(pause(3, 5))],
    ["the end of one", clock(1, paused(pause(3, null))), paused(pause(3, 5)), paused(pause(3, 5))],
    ["the first with the second", clock(1), paused(pause(3, 5), pause(7, null)), paused(pause(3, 5), pause(7, null))],
    ["one that lasted when they came, from then on", clock(1), paused(pause(0, 5)), paused(pause(2, 5))],
    ["none that was over when they came", clock(1), paused(pause(0, 1.5)), null],
    ["none while a pause of their own lasts", clock(1, paused(pause(1, null))), paused(pause(3, null)), null],
    ["not where theirs had run out", clock(-120), paused(pause(3, null)), null],
    ["not where theirs has ended", clock(1, { stoppedAt: day(2) }), paused(pause(3, null)), null],
    ["nothing of another rule", clock(1), { ruleId: "decide_filing", ...paused(pause(3, null)) }, null],
    ["an extension", clock(1), extended(30, 3), extended(30, 3)],
    ["a further one, as much in all", clock(1, extended(30, 3)), extended(75, 9), extended(75, 9)],
    ["none from before they came", clock(1), extended(30, 1.5), null],
    ["none where they were given more", clock(1, extended(30, 1)), extended(10, 3), null],
    ["no extension of what had run out", clock(-120), extended(30, 3), null],
  ])("A13 %s", (_, own, main, change) => {
    const once = moved(own, [clock(0, main)], 2);
    expect(once).toEqual(change && { ...own, ...change });
    expect(moved(once ?? own, [clock(0, main)], 2)).toBeNull();
  });
});
