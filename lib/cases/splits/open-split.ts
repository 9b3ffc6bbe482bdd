import type { Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { noteDeskChange } from "@/lib/cases/desk-change";
import { IDENTIFIER_KINDS } from "@/lib/cases/identifiers";
import { carryHolds } from "@/lib/cases/litigation/carry-holds";
import { openCase } from "@/lib/cases/open-case";
import { rankCase } from "@/lib/cases/rank-case";
import { refreshDue } from "@/lib/cases/refresh-due";
import { CHECKING_CLOCKS } from "@/lib/cases/report-step-parts";
import { carryRecusals } from "@/lib/cases/splits/carry-recusals";
import { leadOver } from "@/lib/cases/splits/lead-over";
import { runAgain } from "@/lib/cases/splits/run-again";
import type { Leaving } from "@/lib/cases/splits/split-choices";
import type { Tx } from "@/lib/infra/db/client";

type Who = Pick<Staff, "id">;
export type OpenSplit = {
  caseId: string;
  leaving: readonly Leaving[];
  /** Ids of the cases that are carried on in one that leaves. */
  along: readonly string[];
  files: readonly string[];
  title: string;
  reason: string;
  onceKey: string;
  at: Date;
};

/** Writes the split, when everything has been asked. Returns the new number. */
export async function openSplit(tx: Tx, staff: Who, splitting: OpenSplit): Promise<string> {
  const { caseId, leaving, files, title, reason, onceKey, at } = splitting;
  const about = await matter(tx, leaving[0]?.caseId ?? caseId);
  const takenUp = { clocks: [{ ruleId: "decide_filing", from: await countedFrom(tx, caseId, at) }] } as const;
  const searchable = leaving.map(({ reference }) => reference);
  const opened = await openCase(tx, { ...about, title, searchable, tracks: ["report"], takenUp, at });
  const { id: splitId } = await tx.caseSplit.create({
    data: {
      fromId: caseId,
      openedId: opened.caseId,
      reason,
      at,
      byId: staff.id,
      onceKey,
      evidence: { create: files.map((evidenceId) => ({ evidenceId })) },
    },
    select: { id: true },
  });
  for (const one of leaving) await leadOver(tx, staff, { one, from: caseId, to: opened.caseId, reason, onceKey, at });
  const gone = [...leaving.map((one) => one.caseId), ...splitting.along];
  for (const one of gone) await runAgain(tx, { caseId: one, from: caseId, at });
  await carryHolds(tx, { from: caseId, to: opened.caseId, actor: { kind: "staff", id: staff.id }, at });
  await carryRecusals(tx, staff, { from: [caseId, ...gone], to: opened.caseId, at });
  await placeBoth(tx, { from: caseId, to: opened.caseId, at });
  await note(tx, staff, { ...splitting, opened, splitId });
  return opened.reference;
}

/** Whom the other matter is about: as the first of those who leave has said; else as the case itself. */
async function matter(tx: Tx, caseId: string) {
  const row = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: MATTER });
  const { identifiers, weight, tracks, ...about } = row;
  const said = { threat: false, vulnerable: false, paidInAdvance: false, moneyWanted: false, ...weight };
  const kept = identifiers.flatMap(({ kind, value }) => {
    const known = IDENTIFIER_KINDS.find((one) => one === kind);
    return known ? [{ kind: known, value }] : [];
  });
  return { ...about, standing: { ...said, merchant: tracks[0]?.merchant ?? "", identifiers: kept } };
}

const MATTER = {
  organisationId: true,
  behaviour: true,
  platform: true,
  shopName: true,
  identifiers: { select: { kind: true, value: true } },
  weight: { select: { threat: true, vulnerable: true, paidInAdvance: true, moneyWanted: true } },
  tracks: { where: { kind: "report" }, select: { merchant: true } },
} as const;

/** Splitting buys no time: while it is open whether to file, the period runs from where it ran; later it is a new clue. */
async function countedFrom(tx: Tx, caseId: string, at: Date): Promise<Date> {
  const running = { caseId, ruleId: { in: [...CHECKING_CLOCKS] }, stoppedAt: null };
  const clock = await tx.caseClock.findFirst({
    where: running,
    orderBy: { startedAt: "asc" },
    select: { startedAt: true },
  });
  return clock?.startedAt ?? at;
}

async function placeBoth(tx: Tx, { from, to, at }: { from: string; to: string; at: Date }): Promise<void> {
  for (const caseId of [from, to]) {
    await refreshDue(tx, caseId);
    await rankCase(tx, { caseId, at });
  }
}

type Noted = OpenSplit & { opened: { caseId: string; reference: string }; splitId: string };

async function note(tx: Tx, staff: Who, { caseId, leaving, files, opened, splitId, at }: Noted): Promise<void> {
  const { reference } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { reference: true } });
  const counts = { split: splitId, reporters: `${leaving.length}`, files: `${files.length}` };
  const action = "case.split" as const;
  const out = { reference: opened.reference, ...counts };
  await noteDeskChange(tx, staff, { caseId, kind: "split_out", action, data: out, at });
  const came = { reference, ...counts };
  await noteDeskChange(tx, staff, { caseId: opened.caseId, kind: "split_from", action, data: came, at });
  const actor = { kind: "staff", id: staff.id } as const;
  const data = { from: reference, into: opened.reference };
  for (const one of leaving)
    await appendAudit(tx, { actor, action, subject: { kind: "case", id: one.caseId }, data, at });
}
