import type { TrackClock } from "@/lib/cases/clocks-of-track";
import type { ClockMoves } from "@/lib/cases/step";
import { type Clock, type ClockRefusal, extendClock, startClock, stopClock } from "@/lib/clocks/clock";
import { type RuleId, ruleVersion } from "@/lib/clocks/rules";

export type MovedClocks = { readonly changed: readonly TrackClock[]; readonly started: readonly Clock[] };
export type ClockMoveResult =
  | ({ readonly ok: true } & MovedClocks)
  | { readonly ok: false; readonly reason: "extension_refused"; readonly clock: ClockRefusal };

export type MoveContext = { readonly at: Date; readonly reason: string };

/**
 * What a step does to the clocks of its track: stops first, then the extension of those that run of its rules, then
 * starts, and what the step fulfils itself. Writes nothing.
 */
export function moveClocks(clocks: readonly TrackClock[], moves: ClockMoves, context: MoveContext): ClockMoveResult {
  const running = clocks.filter(({ clock }) => clock.stoppedAt === null);
  const stopped = running
    .filter(({ clock }) => moves.stop === "all" || moves.stop?.some((rule) => rule === clock.ruleId))
    .map((one) => ({ ...one, clock: must(stopClock(one.clock, context.at)) }));
  const extended: TrackClock[] = [];
  const extending = running.filter(({ clock }) => moves.extend?.some((rule) => rule === clock.ruleId));
  if (moves.extend && extending.length === 0)
    return { ok: false, reason: "extension_refused", clock: "already_stopped" };
  for (const found of extending) {
    const longer = extendOnce(found.clock, context);
    if (!longer.ok) return { ok: false, reason: "extension_refused", clock: longer.reason };
    extended.push({ ...found, clock: longer.clock });
  }
  const started = startAll(moves.start ?? [], context.at);
  const met = startAll(moves.meets ?? [], context.at).map((clock) => must(stopClock(clock, context.at)));
  return { ok: true, changed: [...stopped, ...extended], started: [...started, ...met] };
}

/** By as much as the rule allows in one go. */
function extendOnce(clock: Clock, { at, reason }: MoveContext) {
  const amount = ruleVersion(clock.ruleId, clock.ruleVersion).extension?.amount ?? 0;
  return extendClock(clock, { amount, reason, approvedAt: at });
}

function startAll(rules: readonly RuleId[], at: Date): Clock[] {
  return rules.map((rule) => must(startClock(rule, at)));
}

function must(change: ReturnType<typeof startClock>): Clock {
  if (!change.ok) throw new Error(`a clock could not be moved: ${change.reason}`);
  return change.clock;
}
