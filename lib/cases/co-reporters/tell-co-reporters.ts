import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import type { ClockEvent } from "@/lib/cases/case-event";
import { type CarriedCase, carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { clocksByNews } from "@/lib/cases/co-reporters/clocks-by-news";
import { isOfClock, type News, newsOf } from "@/lib/cases/co-reporters/news";
import { lockCase } from "@/lib/cases/desk-change";
import { rankCase } from "@/lib/cases/rank-case";
import { recordEvent } from "@/lib/cases/record-event";
import { refreshDue } from "@/lib/cases/refresh-due";
import type { Action } from "@/lib/cases/step";
import { writeClocks } from "@/lib/cases/write-clocks";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

/** Between the office and the main case's own reporter, or about where they are all handled: no news for those who joined. */
const BETWEEN_US: readonly (Action | ClockEvent)[] = [
  "request_supplement",
  "supplement_received",
  "withdraw",
  "contest",
  "join_others",
  "merge",
  "unmerge",
];

/** Has everybody who joined this case told of a step or a clock of its report, once the caller's transaction is committed. */
export async function tellCoReportersLater(
  tx: Tx,
  step: { caseId: string; eventId: string; track: string; action: Action | ClockEvent },
): Promise<void> {
  if (step.track !== "report" || BETWEEN_US.includes(step.action)) return;
  const joined = await tx.case.findFirst({ where: { joinedToId: step.caseId }, select: { id: true } });
  if (joined) await enqueue(tx, "tell-co-reporters", { eventId: step.eventId });
}

/**
 * Tells each co-reporter of what was decided on the main case: the step, its ground, and where a matter went; that a
 * period is paused, runs again or is longer, and why; no words that staff wrote to somebody else. Each is told in a
 * transaction of their own and once, however often this runs.
 * @returns how many were told now.
 */
export async function tellCoReportersNow({ eventId }: { eventId: string }, now: Date = new Date()): Promise<number> {
  const news = await newsOf(eventId);
  if (!news) return 0;
  let told = 0;
  for (const carried of await carriedCases(news.caseId)) {
    if (carried.joinedAt < news.at && (await inTransaction((tx) => tellOne(tx, { carried, news, now })))) told++;
  }
  if (told > 0) await inTransaction((tx) => placeAgain(tx, news.caseId, now));
  return told;
}

/** What the others were told of, the case of all is no longer due for, or at another date. */
async function placeAgain(tx: Tx, caseId: string, at: Date): Promise<void> {
  await lockCase(tx, caseId);
  await refreshDue(tx, caseId);
  await rankCase(tx, { caseId, at });
}

type Telling = { carried: CarriedCase; news: News; now: Date };

async function tellOne(tx: Tx, { carried, news, now }: Telling): Promise<boolean> {
  const { caseId, trackId } = carried;
  await lockCase(tx, caseId);
  const before = { caseId, kind: "co_reporter_told", data: { path: ["source"], equals: news.eventId } } as const;
  if (await tx.caseEvent.findFirst({ where: before, select: { id: true } })) return false;
  const moved = await clocksByNews(tx, carried, { news, now });
  await writeClocks(tx, { id: trackId, caseId }, moved);
  await rankCase(tx, { caseId, at: now });
  const data = { step: news.step, source: news.eventId, ...saidOf(news) };
  const actor = { kind: "system" } as const;
  await recordEvent(tx, { caseId, trackKind: "report", kind: "co_reporter_told", actor, told: true, data, at: now });
  await notifyReporterLater(tx, { caseId, template: "news", at: now });
  const entry = { actor, subject: { kind: "case", id: caseId }, at: now } as const;
  const { ground } = news.data;
  await appendAudit(tx, { ...entry, action: "case.co_reporter_told", data: { step: news.step, ground } });
  if (!isOfClock(news) || moved.changed.length === 0) return true;
  const { rule } = news.data;
  await appendAudit(tx, { ...entry, action: AUDITED[news.step], data: { track: "report", rule, ground } });
  return true;
}

const AUDITED = {
  clock_paused: "clock.paused",
  clock_resumed: "clock.resumed",
  clock_extended: "clock.extended",
} as const satisfies Record<ClockEvent, AuditAction>;

/** What of it is said to others than the main case's own reporter. */
function saidOf(news: News): Record<string, string> {
  const { ground } = news.data;
  const why: Record<string, string> = ground ? { ground } : {};
  if (isOfClock(news)) return { rule: news.data.rule, ...why };
  const { from, to, target } = news.data;
  return { from, to, ...why, ...(target && news.step === "transfer" ? { target } : {}) };
}
