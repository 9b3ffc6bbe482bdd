import { holds, type Staff } from "@/lib/access/staff";
import { isClaimable } from "@/lib/cases/claimable";
import { mainCaseFrom } from "@/lib/cases/co-reporters/main-case";
import { readTrack } from "@/lib/cases/lock-track";
import { goesOnElsewhere, isOpen, type Position, positionOf } from "@/lib/cases/track";
import { allowedActions } from "@/lib/cases/transitions";
import type { Tx } from "@/lib/infra/db/client";

type Asked = { caseId: string; staff: Pick<Staff, "permissions"> };

/** Whether this person can still take the case; `staff` holds what they may do with this very one. */
export async function readClaimable(tx: Tx, { caseId, staff }: Asked): Promise<boolean> {
  const tracks = await tx.track.findMany({ where: { caseId }, select: { id: true, kind: true, state: true } });
  const positions = await placesOf(tx, caseId, tracks);
  if (positions.some(isOpen)) return true; // nearly always, and the rest would be asked in vain
  const steps = await stepsOf(tx, staff, tracks);
  const owed = await isOwed(tx, caseId);
  return isClaimable({ positions, steps, owed, unanswered: await isUnanswered(tx, caseId, staff) });
}

type Row = { id: string; kind: string; state: string };

async function placesOf(tx: Tx, caseId: string, tracks: readonly Row[]): Promise<readonly Position[]> {
  const own = tracks.map(({ kind, state }) => positionOf(kind, state));
  const main = own.some(goesOnElsewhere) ? await mainCaseFrom(caseId, tx) : null;
  return main ? [...own, main.report] : own;
}

async function stepsOf(tx: Tx, { permissions }: Asked["staff"], tracks: readonly Row[]): Promise<boolean> {
  for (const { id } of tracks) {
    const { position, spent, report } = await readTrack(tx, id);
    if (allowedActions({ ...position, roles: permissions, spent, report }).length > 0) return true;
  }
  return false;
}

/** A period of the case, or an answer to what its reporter asked about their data (PRV-08). */
async function isOwed(tx: Tx, caseId: string): Promise<boolean> {
  const clock = await tx.caseClock.findFirst({ where: { caseId, stoppedAt: null }, select: { id: true } });
  return clock !== null || (await tx.dataRequest.count({ where: { caseId, answeredAt: null } })) > 0;
}

async function isUnanswered(tx: Tx, caseId: string, staff: Asked["staff"]): Promise<boolean> {
  if (!holds(staff, "message:send")) return false;
  const orderBy = [{ sentAt: "desc" as const }, { id: "desc" as const }];
  const last = await tx.message.findFirst({ where: { caseId }, orderBy, select: { fromKind: true } });
  return last?.fromKind === "reporter";
}
