import { isRecused } from "@/lib/access/recusal";
import { readRoleBook } from "@/lib/access/role-book";
import type { Staff } from "@/lib/access/staff";
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
};

type Row = { id: string; at: Date; byId: string };

/**
 * The facts of the desk that are open now, for the office whose case it is; a partner reads nothing of who sits where.
 * A hold whose day has come is over without anybody ending it.
 */
export async function deskOfCase({ organisationId }: Staff, caseId: string, now: Date): Promise<CaseDesk> {
  const own = { case: { id: caseId, organisationId } };
  const [assignment, holds, escalation, last] = await Promise.all([
    db.caseAssignment.findFirst({ where: { ...own, endedAt: null } }),
    db.trackHold.findMany({ where: { track: own, endedAt: null, until: { gt: now } }, orderBy: { id: "asc" } }),
    db.caseEscalation.findFirst({ where: { ...own, closedAt: null } }),
    db.caseEscalation.findFirst({ where: { ...own, outcome: "answered" }, orderBy: { closedAt: "desc" } }),
  ]);
  const away = assignment && (await awayNow(assignment.toId, now));
  const rows: Row[] = [assignment, ...holds, escalation].filter((row) => row !== null);
  const nameOf = await namesOf([
    ...rows.map(({ byId }) => byId),
    assignment?.toId,
    away?.substituteId,
    last?.closedById,
  ]);
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
  };
}

function awayNow(staffId: string, now: Date): Promise<{ substituteId: string; until: Date } | null> {
  const where = { staffId, endedAt: null, from: { lte: now }, until: { gt: now } };
  return db.absence.findFirst({ where, select: { substituteId: true, until: true } });
}

async function namesOf(ids: readonly (string | null | undefined)[]) {
  const wanted = [...new Set(ids.filter((id) => typeof id === "string"))];
  const rows = wanted.length === 0 ? [] : await db.staff.findMany({ where: { id: { in: wanted } }, select: NAMED });
  return (id: string | null | undefined) => rows.find((row) => row.id === id)?.name ?? "";
}

const NAMED = { id: true, name: true } as const;

export type Colleague = { readonly id: string; readonly name: string };

/** Those of the office who can work on cases, oneself first, the others by name. */
export async function workingStaff({ id: me, organisationId }: Staff, tx: Tx = db): Promise<readonly Colleague[]> {
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

/** Whether this colleague can work on this case: they work on cases, and have not stepped back from this one. */
export async function isFree(tx: Tx, staff: Staff, of: { caseId: string; staffId: string }): Promise<boolean> {
  const working = await workingStaff(staff, tx);
  return working.some(({ id }) => id === of.staffId) && !(await isRecused(of, tx));
}
