import { z } from "zod";
import { appendAudit } from "@/lib/audit/append-entry";
import { type MovedClocks, moveClocks } from "@/lib/cases/clock-moves";
import { clocksOfTrack } from "@/lib/cases/clocks-of-track";
import { carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { lockCase } from "@/lib/cases/desk-change";
import { rankCase } from "@/lib/cases/rank-case";
import { recordEvent } from "@/lib/cases/record-event";
import { refreshDue } from "@/lib/cases/refresh-due";
import { ACTIONS, type Action } from "@/lib/cases/step";
import { positionOf } from "@/lib/cases/track";
import { stepFor } from "@/lib/cases/transitions";
import { writeClocks } from "@/lib/cases/write-clocks";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

/** Between the office and the main case's own reporter, or about where they are all handled: no news for those who joined. */
const BETWEEN_US: readonly Action[] = [
  "request_supplement",
  "supplement_received",
  "withdraw",
  "contest",
  "join_others",
  "merge",
  "unmerge",
];

/** Has everybody who joined this case told of a step on its report, once the caller's transaction is committed. */
export async function tellCoReportersLater(
  tx: Tx,
  step: { caseId: string; eventId: string; track: string; action: Action },
): Promise<void> {
  if (step.track !== "report" || BETWEEN_US.includes(step.action)) return;
  const joined = await tx.case.findFirst({ where: { joinedToId: step.caseId }, select: { id: true } });
  if (joined) await enqueue(tx, "tell-co-reporters", { eventId: step.eventId });
}

const toldSchema = z.object({
  from: z.string(),
  to: z.string(),
  ground: z.string().optional(),
  target: z.string().optional(),
});

type News = { eventId: string; action: Action; data: z.infer<typeof toldSchema>; at: Date };

/**
 * Tells each co-reporter of what was decided on the main case: the step, its ground, and where a matter went; no words
 * that staff wrote to somebody else. Each is told in a transaction of their own and once, however often this runs.
 * @returns how many were told now.
 */
export async function tellCoReportersNow({ eventId }: { eventId: string }, now: Date = new Date()): Promise<number> {
  const event = await db.caseEvent.findUnique({
    where: { id: eventId },
    select: { caseId: true, kind: true, data: true, at: true },
  });
  const action = ACTIONS.find((one) => one === event?.kind);
  if (!event || !action) return 0;
  const news = { eventId, action, data: toldSchema.parse(event.data), at: event.at };
  let told = 0;
  for (const carried of await carriedCases(event.caseId)) {
    if (carried.joinedAt < event.at && (await inTransaction((tx) => tellOne(tx, { ...carried, news, now })))) told++;
  }
  if (told > 0) await inTransaction((tx) => placeAgain(tx, event.caseId, now));
  return told;
}

/** Where the others were answered, the case of all is no longer due for them. */
async function placeAgain(tx: Tx, caseId: string, at: Date): Promise<void> {
  await lockCase(tx, caseId);
  await refreshDue(tx, caseId);
  await rankCase(tx, { caseId, at });
}

async function tellOne(
  tx: Tx,
  { caseId, trackId, news, now }: { caseId: string; trackId: string; news: News; now: Date },
) {
  await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
  const before = { caseId, kind: "co_reporter_told", data: { path: ["source"], equals: news.eventId } } as const;
  if (await tx.caseEvent.findFirst({ where: before, select: { id: true } })) return false;
  await writeClocks(tx, { id: trackId, caseId }, await movedClocks(tx, trackId, { news, now }));
  const { from, to, ground, target } = news.data;
  const said = { ...(ground ? { ground } : {}), ...(target && news.action === "transfer" ? { target } : {}) };
  const data = { from, to, step: news.action, source: news.eventId, ...said };
  const actor = { kind: "system" } as const;
  await recordEvent(tx, { caseId, trackKind: "report", kind: "co_reporter_told", actor, told: true, data, at: now });
  await notifyReporterLater(tx, { caseId, template: "news", at: now });
  const subject = { kind: "case", id: caseId } as const;
  await appendAudit(tx, {
    actor,
    action: "case.co_reporter_told",
    subject,
    data: { step: news.action, ground },
    at: now,
  });
  return true;
}

/** The step ends and extends for each what it did for the main case, as far as it runs; a person has now answered them. */
async function movedClocks(tx: Tx, trackId: string, { news, now }: { news: News; now: Date }): Promise<MovedClocks> {
  const clocks = await clocksOfTrack(tx, trackId);
  const step = stepFor(positionOf("report", news.data.from), news.action)?.clocks ?? {};
  // A main case that is joined to yet another one goes on there, and so do the promises.
  const stop = news.action === "join" || news.action === "mark_duplicate" ? [] : (step.stop ?? []);
  const stops = stop === "all" ? stop : [...stop, "first_human_answer" as const];
  const context = { at: now, reason: news.data.ground ?? news.action };
  const { extend = [], meets = [] } = step;
  const moved = moveClocks(clocks, { extend, meets, stop: stops }, context);
  if (moved.ok) return moved;
  const stopped = moveClocks(clocks, { stop: stops }, context);
  return stopped.ok ? stopped : { changed: [], started: [] };
}
