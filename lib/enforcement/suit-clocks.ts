import { type Clock, dueDay, startClock, stopClock } from "@/lib/clocks/clock";
import { type PlainDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import type { RuleId } from "@/lib/clocks/rules";
import type { SuitMove } from "@/lib/enforcement/suit";

export type DatedMove = { readonly move: SuitMove; readonly day: PlainDate };

/** What the court owes the regulators (2020 interpretation, arts. 6, 14): which move starts the period, and which ends it. */
const COURT_OWES = [
  { rule: "court_tells_of_suit", start: "file", stop: "note_told" },
  { rule: "court_tells_of_judgment", start: "take_effect", stop: "note_judgment_told" },
] as const satisfies readonly { rule: RuleId; start: SuitMove; stop: SuitMove }[];

/** The clocks of a suit, worked out from what has happened; nothing of them is stored. */
export function suitClocks(steps: readonly DatedMove[]): readonly Clock[] {
  return COURT_OWES.flatMap(({ rule, start, stop }) => {
    const [begun, ended] = [start, stop].map((move) => steps.find((step) => step.move === move)?.day);
    const started = begun ? startClock(rule, startOfShanghaiDay(begun)) : null;
    if (!started?.ok) return [];
    const stopped = ended ? stopClock(started.clock, startOfShanghaiDay(ended)) : started;
    return [stopped.ok ? stopped.clock : started.clock];
  });
}

/** The day by which the court should have told; null while nothing runs. */
export function nextDay(steps: readonly DatedMove[]): PlainDate | null {
  const running = suitClocks(steps).filter(({ stoppedAt }) => stoppedAt === null);
  return running.flatMap((clock) => dueDay(clock) ?? []).toSorted()[0] ?? null;
}
