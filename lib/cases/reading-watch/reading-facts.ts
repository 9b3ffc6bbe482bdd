import type { ListedEntry } from "@/lib/audit/list-entries";
import { casesRead, type Reasons, referencesFound } from "@/lib/cases/reading-watch/reading-day";
import { db } from "@/lib/infra/db/client";

type Person = { id: string; organisationId: string };

/** What leads this person to the cases that the entries opened, as of the end of the day. */
export async function reasonsOf(person: Person, entries: readonly ListedEntry[], until: Date): Promise<Reasons> {
  const read = casesRead(entries);
  const [worked, found] = await Promise.all([
    workedOn(person, read, until),
    db.case.findMany({
      where: { id: { in: read }, reference: { in: referencesFound(entries) } },
      select: { id: true },
    }),
  ]);
  return { worked, found: new Set(found.map(({ id }) => id)) };
}

/**
 * Taken, assigned to them or to whom they stood in for, or anything done in it; and what another organisation shared
 * with theirs. That somebody only asked to see the reporter leads them nowhere.
 */
async function workedOn({ id: staffId, organisationId }: Person, read: string[], until: Date): Promise<Set<string>> {
  const caseId = { in: read };
  const absences = await db.absence.findMany({
    where: { substituteId: staffId, from: { lte: until } },
    select: { staffId: true },
  });
  const desks = [staffId, ...absences.map((one) => one.staffId)];
  const select = { caseId: true } as const;
  const rows = await Promise.all([
    db.caseEvent.findMany({
      where: { caseId, staffId, at: { lte: until }, NOT: { kind: { startsWith: "approval_" } } },
      distinct: "caseId",
      select,
    }),
    db.caseAssignment.findMany({ where: { caseId, toId: { in: desks }, at: { lte: until } }, select }),
    db.caseShare.findMany({ where: { caseId, organisationId, sharedAt: { lte: until } }, select }),
    db.submission.findMany({ where: { caseId, recordedById: staffId }, select }),
  ]);
  return new Set(rows.flat().map((row) => row.caseId));
}

/** Whom cases are about and which reporter they share. A reporter is a keyed hash here and nothing else. */
export async function groupsOf(caseIds: readonly string[]) {
  const caseId = { in: [...caseIds] };
  const [tracks, submissions] = await Promise.all([
    db.track.findMany({ where: { caseId, NOT: { merchant: "" } }, select: { caseId: true, merchant: true } }),
    db.submission.findMany({
      where: { caseId, NOT: { reporterTag: null } },
      select: { caseId: true, reporterTag: true },
    }),
  ]);
  return {
    merchantOf: new Map(tracks.map((track) => [track.caseId, track.merchant])),
    reporterOf: new Map(submissions.map((one) => [one.caseId, Buffer.from(one.reporterTag ?? []).toString("hex")])),
  };
}
