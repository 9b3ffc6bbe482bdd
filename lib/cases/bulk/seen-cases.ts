import type { Staff } from "@/lib/access/staff";
import { lastEntries } from "@/lib/audit/last-entries";
import type { EventKind } from "@/lib/cases/case-event";
import { db } from "@/lib/infra/db/client";

/**
 * What happens around a case without saying anything about it: whose turn it is, and with whom it is shared. Everything
 * else makes a case that somebody has read unread again, events that are invented later included.
 */
export const QUIET_EVENTS: readonly EventKind[] = [
  "claimed",
  "released",
  "assigned",
  "unassigned",
  "held",
  "hold_lifted",
  "moved_to_unit",
  "co_reporter_told",
  "shared",
  "share_ended",
  "approval_asked",
  "approval_approved",
  "approval_refused",
  "approval_taken_back",
  "due_moved_later",
  "due_moved_earlier",
];

/** The last thing that others did to each of these cases, and that whoever decides has to know. */
export async function lastNews(
  { id }: Pick<Staff, "id">,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await db.caseEvent.groupBy({
    by: ["caseId"],
    where: {
      caseId: { in: [...caseIds] },
      kind: { notIn: [...QUIET_EVENTS] },
      OR: [{ staffId: null }, { staffId: { not: id } }],
    },
    _max: { at: true },
  });
  return new Map(rows.flatMap(({ caseId, _max }) => (_max.at ? [[caseId, _max.at] as const] : [])));
}

export type Reading = "read" | "unread" | "changed_since_read";

/** Whether this person has opened each of these cases, and nothing that matters has come since. */
export async function readingsOf(
  staff: Pick<Staff, "id">,
  caseIds: readonly string[],
): Promise<(caseId: string) => Reading> {
  const [read, news] = await Promise.all([
    lastEntries({ actorId: staff.id, action: "case.read", subjectIds: caseIds }),
    lastNews(staff, caseIds),
  ]);
  return (caseId) => readingAt(read.get(caseId), news.get(caseId));
}

function readingAt(read: Date | undefined, news: Date | undefined): Reading {
  if (!read) return "unread";
  return news && news > read ? "changed_since_read" : "read";
}
