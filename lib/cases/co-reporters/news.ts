import { z } from "zod";
import { CLOCK_EVENTS, type ClockEvent } from "@/lib/cases/case-event";
import { ACTIONS, type Action } from "@/lib/cases/step";
import { db } from "@/lib/infra/db/client";

const stepData = z.object({
  from: z.string(),
  to: z.string(),
  ground: z.string().optional(),
  target: z.string().optional(),
});
const clockData = z.object({ rule: z.string(), ground: z.string().optional() });

type Event = { readonly eventId: string; readonly caseId: string; readonly at: Date };
export type StepNews = Event & { readonly step: Action; readonly data: z.infer<typeof stepData> };
export type ClockNews = Event & { readonly step: ClockEvent; readonly data: z.infer<typeof clockData> };
/** What happened on a case and concerns everybody whose report is carried on in it. */
export type News = StepNews | ClockNews;

/** Reads an event as news; null for one that is none. */
export async function newsOf(eventId: string): Promise<News | null> {
  const select = { caseId: true, kind: true, data: true, at: true };
  const row = await db.caseEvent.findUnique({ where: { id: eventId }, select });
  if (!row) return null;
  const event = { eventId, caseId: row.caseId, at: row.at };
  const action = ACTIONS.find((one) => one === row.kind);
  if (action) return { ...event, step: action, data: stepData.parse(row.data) };
  const change = CLOCK_EVENTS.find((one) => one === row.kind);
  return change ? { ...event, step: change, data: clockData.parse(row.data) } : null;
}

export function isOfClock(news: News): news is ClockNews {
  return CLOCK_EVENTS.some((one) => one === news.step);
}
