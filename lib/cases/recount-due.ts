import { appendAudit } from "@/lib/audit/append-entry";
import { runningClocksOf } from "@/lib/cases/clocks-of-track";
import { nearestDue } from "@/lib/cases/due";
import { lockTrack } from "@/lib/cases/lock-track";
import { rankCase } from "@/lib/cases/rank-case";
import { recordEvent } from "@/lib/cases/record-event";
import { dueOf } from "@/lib/cases/refresh-due";
import { isOpen } from "@/lib/cases/track";
import { CALENDAR, type Calendar } from "@/lib/clocks/calendar";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { db, inTransaction } from "@/lib/infra/db/client";

const AT_ONCE = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Counts the due dates of all open tracks anew when the table of holidays is another than the one they were counted by:
 * pages count from the clocks each time, the queue keeps what it was given. Where the date moves, either way, reporter
 * and record are told both. Begun again after a crash it finds what is left to do.
 * @returns how many tracks are due on another day; null where the table is the one of last time.
 */
export async function recountDue(calendar: Calendar = CALENDAR, at: Date = new Date()): Promise<number | null> {
  const last = await db.countedCalendar.findFirst({ orderBy: { id: "desc" }, select: { version: true } });
  const { version, source } = calendar;
  if (last?.version === version) return null;
  let changed = 0;
  for (let after: string | undefined = FIRST; after; ) {
    const page: readonly OpenTrack[] = await pageAfter(after);
    for (const id of await movedAmong(page, calendar)) changed += (await recountTrack(id, calendar, at)) ? 1 : 0;
    after = page.at(-1)?.id;
  }
  await db.countedCalendar.create({ data: { version, source, changed, countedAt: at }, select: { id: true } });
  return changed;
}

type OpenTrack = { id: string; caseId: string; kind: string; dueAt: Date };

function pageAfter(id: string): Promise<OpenTrack[]> {
  return db.track.findMany({
    where: { open: true, id: { gt: id } },
    orderBy: { id: "asc" },
    take: AT_ONCE,
    select: { id: true, caseId: true, kind: true, dueAt: true },
  });
}

/** Those that may have moved: looked at once more, each by itself, before anything is written. */
async function movedAmong(page: readonly OpenTrack[], calendar: Calendar): Promise<string[]> {
  const [clocks, joined] = await Promise.all([
    runningClocksOf(page.map(({ id }) => id)),
    db.case.findMany({ where: { joinedToId: { in: page.map(({ caseId }) => caseId) } }, select: { joinedToId: true } }),
  ]);
  const carrying = new Set(joined.map(({ joinedToId }) => joinedToId));
  const running = Map.groupBy(clocks, ({ trackId }) => trackId);
  const moved = page.filter(({ id, caseId, kind, dueAt }) => {
    if (kind === "report" && carrying.has(caseId)) return true;
    const own = running.get(id)?.map(({ clock }) => clock) ?? [];
    return own.length > 0 && nearestDue(own, calendar).getTime() !== dueAt.getTime();
  });
  return moved.map(({ id }) => id);
}

async function recountTrack(id: string, calendar: Calendar, at: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { caseId, position } = await lockTrack(tx, id);
    if (!isOpen(position)) return false;
    const { dueAt: before } = await tx.track.findUniqueOrThrow({ where: { id }, select: { dueAt: true } });
    const after = await dueOf(tx, { id, caseId, kind: position.track, open: true }, calendar);
    if (after === null || after.getTime() === before.getTime()) return false;
    await tx.track.update({ where: { id }, data: { dueAt: after }, select: { id: true } });
    const actor = { kind: "system" } as const;
    const kind = after > before ? "due_moved_later" : "due_moved_earlier";
    const data = { before: shanghaiDate(before), after: shanghaiDate(after), calendar: calendar.version };
    await recordEvent(tx, { caseId, trackKind: position.track, kind, actor, told: true, data, at });
    await rankCase(tx, { caseId, at });
    const subject = { kind: "case", id: caseId } as const;
    await appendAudit(tx, {
      actor,
      action: "clock.recounted",
      subject,
      data: { track: position.track, ...data },
      at,
    });
    return true;
  });
}
