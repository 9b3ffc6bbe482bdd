import { isRecused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { type AfterPenalty, afterPenalty } from "@/lib/cases/money/after-penalty";
import { type FineLine, fineLines, type Gauge, gauges } from "@/lib/cases/money/gauge";
import { type Limitations, limitations } from "@/lib/cases/money/limitation";
import { estimateLoss, type Loss } from "@/lib/cases/money/loss";
import { type MoneyEntryView, moneyEntries, stillHolds } from "@/lib/cases/money/money-entries";
import { notePartRead } from "@/lib/cases/note-reading";
import { reportedDays } from "@/lib/cases/reported-days";
import { gradesOfCase } from "@/lib/evidence/evidence-grades";
import { db } from "@/lib/infra/db/client";

export type SourceFile = { readonly id: string; readonly n: number; readonly kind: string };
export type MoneyView = {
  readonly reference: string;
  readonly entries: readonly MoneyEntryView[];
  readonly files: readonly SourceFile[];
  readonly gauges: readonly Gauge[];
  readonly fines: readonly FineLine[];
  readonly limitations: Limitations | null;
  readonly after: AfterPenalty;
  readonly loss: Loss;
  readonly recusedMe: boolean;
};
export type ReadMoneyResult = { ok: true; view: MoneyView } | NotPermitted | { ok: false; reason: "not_found" };

/**
 * What is known of the money in a case, and how it stands against the figures of the law. Advice, never a
 * decision, and the owner's alone where a case is shared.
 */
export async function readMoney(staff: Staff, reference: string, now = new Date()): Promise<ReadMoneyResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  await notePartRead(staff, { caseIds: [found.id], part: "money", at: now });
  const [entries, files, grades, reported, recusedMe, after] = await Promise.all([
    moneyEntries(staff, found.id),
    filesOf(found.id),
    gradesOfCase(found.id),
    reportedDays(found.id),
    isRecused({ caseId: found.id, staffId: staff.id }),
    penaltyOf(found.id),
  ]);
  const facts = entries.filter(stillHolds);
  const latest = new Map([...grades].flatMap(([id, history]) => history.slice(0, 1).map((grade) => [id, grade])));
  const view = {
    reference: found.reference,
    entries,
    files,
    gauges: gauges(facts),
    fines: fineLines(facts),
    limitations: limitations(facts, reported, now),
    after,
    loss: estimateLoss(facts, latest),
    recusedMe,
  };
  return { ok: true, view };
}

/** An appeal or a fresh check takes the force from a decision; what counts is the track's state now. */
async function penaltyOf(caseId: string): Promise<AfterPenalty> {
  const row = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      behaviour: true,
      submission: { select: { contactKind: true } },
      tracks: { where: { kind: "report", state: { in: ["decided", "published", "closed"] } }, select: { id: true } },
      decisions: { where: { action: "decide" }, orderBy: { id: "desc" }, take: 1, select: { ground: true } },
    },
  });
  const decision = row.tracks.length > 0 ? (row.decisions[0]?.ground ?? null) : null;
  const reachable = row.submission?.contactKind != null;
  return afterPenalty({ behaviour: row.behaviour, decision, reachable });
}

async function filesOf(caseId: string): Promise<SourceFile[]> {
  const rows = await db.evidence.findMany({
    where: { caseId },
    orderBy: { position: "asc" },
    select: { id: true, position: true, kind: true },
  });
  return rows.map(({ id, position, kind }) => ({ id, n: position, kind }));
}
