import type { SeenShare } from "@/lib/access/case-scope";
import { isRecused } from "@/lib/access/recusal";
import { readRoleBook } from "@/lib/access/role-book";
import { carries } from "@/lib/access/share-profile";
import { holds as holdsPermission, type Staff } from "@/lib/access/staff";
import { colleaguesAmong, staffNames } from "@/lib/cases/queries";
import { db, type Tx } from "@/lib/infra/db/client";

/** Who sees the cases of somebody who is away, and the end of that. */
export type StandIn = { readonly name: string; readonly until: Date };
export type Assignment = {
  id: string;
  toId: string;
  to: string;
  byId: string;
  by: string;
  at: Date;
  /** Null until whose it is, or who stands in, has opened it. */
  openedAt: Date | null;
  standIn: StandIn | null;
};
export type Hold = {
  id: string;
  trackId: string;
  reason: string;
  note: string | null;
  by: string;
  at: Date;
  until: Date;
};
export type Escalation = { id: string; reason: string; note: string | null; byId: string; by: string; at: Date };
export type Answer = { answer: string; by: string; at: Date };

/** Whose a case is, what of it is laid aside, and what a supervisor was asked about it. */
export type CaseDesk = {
  readonly assignment: Assignment | null;
  readonly holds: readonly Hold[];
  readonly escalation: Escalation | null;
  /** What a supervisor said last, once nothing is asked any more. */
  readonly answered: Answer | null;
  /** Whoever looks is a supervisor of the office that was asked. */
  readonly answers: boolean;
};

export const NO_DESK: CaseDesk = { assignment: null, holds: [], escalation: null, answered: null, answers: false };

/** In place of the reason why another office laid something aside. */
export const THEIR_REASON = "theirs";

type Row = { id: string; at: Date; byId: string };

type Seen = { id: string; share: SeenShare | null };

/**
 * The facts of the desk that are open now. A partner who handles the case reads what its own office asked and laid aside,
 * and until when the owner laid something aside; nothing of who sits where. A hold whose day has come is over without
 * anybody ending it.
 */
export async function deskOfCase(staff: Staff, { id: caseId, share }: Seen, now: Date): Promise<CaseDesk> {
  if (share && !carries(share.profile, "case:claim")) return NO_DESK;
  const asked = { caseId, organisationId: staff.organisationId };
  const [assignment, holds, escalation, last] = await Promise.all([
    share ? null : db.caseAssignment.findFirst({ where: { caseId, endedAt: null } }),
    holdsOf(staff, { id: caseId, share }, now),
    db.caseEscalation.findFirst({ where: { ...asked, closedAt: null } }),
    db.caseEscalation.findFirst({ where: { ...asked, outcome: "answered" }, orderBy: { closedAt: "desc" } }),
  ]);
  const away = assignment && (await awayNow(assignment.toId, now));
  const rows: Row[] = [assignment, ...holds, escalation].filter((row) => row !== null);
  const people = [...rows.map(({ byId }) => byId), assignment?.toId, away?.substituteId, last?.closedById];
  const names = await staffNames(
    staff,
    people.map((id) => id ?? null),
  );
  const nameOf = (id: string | null) => names.get(id ?? "") ?? "";
  const signed = <R extends Row>(row: R) => ({ ...row, by: nameOf(row.byId) });
  return {
    assignment: assignment && {
      ...signed(assignment),
      to: nameOf(assignment.toId),
      standIn: away && { name: nameOf(away.substituteId), until: away.until },
    },
    holds: holds.map(signed),
    escalation: escalation && signed(escalation),
    answered:
      !escalation && last?.answer && last.closedAt
        ? { answer: last.answer, by: nameOf(last.closedById), at: last.closedAt }
        : null,
    answers: escalation !== null && holdsPermission(staff, "case:assign"),
  };
}

/** What is laid aside; why the owner did it is not a partner's to read. */
async function holdsOf(staff: Staff, { id: caseId, share }: Seen, now: Date) {
  const where = { track: { caseId }, endedAt: null, until: { gt: now } };
  const rows = await db.trackHold.findMany({ where, orderBy: { id: "asc" } });
  if (!share) return rows;
  const colleagues = await colleaguesAmong(
    staff,
    rows.map(({ byId }) => byId),
  );
  return rows.map((row) => (colleagues.has(row.byId) ? row : { ...row, reason: THEIR_REASON, note: null }));
}

function awayNow(staffId: string, now: Date): Promise<{ substituteId: string; until: Date } | null> {
  const where = { staffId, endedAt: null, from: { lte: now }, until: { gt: now } };
  return db.absence.findFirst({ where, select: { substituteId: true, until: true } });
}

const NAMED = { id: true, name: true } as const;

export type Colleague = { readonly id: string; readonly name: string };

/** Those of the office who can work on cases, oneself first, the others by name. */
export async function workingStaff(
  { id: me, organisationId }: Pick<Staff, "id" | "organisationId">,
  tx: Tx = db,
): Promise<readonly Colleague[]> {
  const people = await tx.staff.findMany({
    where: { organisationId, disabledAt: null },
    orderBy: { name: "asc" },
    select: { ...NAMED, roles: true },
  });
  const heldBy = await readRoleBook(people.map(({ roles }) => roles));
  const working = people.filter(({ roles }) => heldBy(roles).permissions.includes("case:claim"));
  return [...working.filter(({ id }) => id === me), ...working.filter(({ id }) => id !== me)];
}

/** The same without those who have stepped back from this case. */
export async function colleaguesOf(staff: Staff, reference: string, tx: Tx = db): Promise<readonly Colleague[]> {
  const back = await tx.recusal.findMany({ where: { case: { reference } }, select: { staffId: true } });
  const working = await workingStaff(staff, tx);
  return working.filter(({ id }) => !back.some(({ staffId }) => staffId === id));
}

type OfOffice = Pick<Staff, "organisationId">;

/** Whether this person of the office can work on this case: they work on cases, and have not stepped back from this one. */
export async function isFree(tx: Tx, office: OfOffice, of: { caseId: string; staffId: string }): Promise<boolean> {
  const working = await workingStaff({ id: of.staffId, organisationId: office.organisationId }, tx);
  return working.some(({ id }) => id === of.staffId) && !(await isRecused(of, tx));
}
