import { type MovedClocks, moveClocks } from "@/lib/cases/clock-moves";
import { clocksOfCase, clocksOfTrack, type TrackClock } from "@/lib/cases/clocks-of-track";
import type { CarriedCase } from "@/lib/cases/co-reporters/carried-cases";
import { movedAlong } from "@/lib/cases/co-reporters/clock-along";
import { isOfClock, type News, type StepNews } from "@/lib/cases/co-reporters/news";
import { positionOf } from "@/lib/cases/track";
import { stepFor } from "@/lib/cases/transitions";
import type { Tx } from "@/lib/infra/db/client";

/** What becomes of the clocks of somebody who is carried on in a case, once they are told of this. */
export async function clocksByNews(
  tx: Tx,
  { trackId, joinedAt }: CarriedCase,
  { news, now }: { news: News; now: Date },
): Promise<MovedClocks> {
  const clocks = await clocksOfTrack(tx, trackId);
  if (!isOfClock(news)) return movedByStep(clocks, { news, now });
  const along = { rule: news.data.rule, since: joinedAt };
  return { changed: movedAlong(clocks, await clocksOfCase(news.caseId, tx), along), started: [] };
}

/** The step ends and extends for each what it did for the main case, as far as it runs; a person has now answered them. */
function movedByStep(clocks: readonly TrackClock[], { news, now }: { news: StepNews; now: Date }): MovedClocks {
  const { step: action, data } = news;
  const step = stepFor(positionOf("report", data.from), action)?.clocks ?? {};
  // A main case that is joined to yet another one goes on there, and so do the promises.
  const stop = action === "join" || action === "mark_duplicate" ? [] : (step.stop ?? []);
  const stops = stop === "all" ? stop : [...stop, "first_human_answer" as const];
  const context = { at: now, reason: data.ground ?? action };
  const { extend = [], meets = [] } = step;
  const moved = moveClocks(clocks, { extend, meets, stop: stops }, context);
  if (moved.ok) return moved;
  const stopped = moveClocks(clocks, { stop: stops }, context);
  return stopped.ok ? stopped : { changed: [], started: [] };
}
