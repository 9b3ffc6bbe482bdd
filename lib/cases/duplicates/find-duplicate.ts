import { appendAudit } from "@/lib/audit/append-entry";
import { applyTransition } from "@/lib/cases/apply-transition";
import { lockWithTarget } from "@/lib/cases/lock-cases";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { type DuplicateBasis, type DuplicateRule, duplicateBasis, GROUND_OF } from "./duplicate";
import { currentDuplicateRule, earlierPrints, type PrintedCase, printOf } from "./queries";

export type DuplicateFound = "none" | "proposed" | "closed";

type Match = { later: PrintedCase; earlier: PrintedCase; basis: DuplicateBasis; rule: DuplicateRule; at: Date };

/**
 * Looks whether a new case repeats an earlier one to the letter (C8). In shadow it is only proposed; where a supervisor
 * has turned the rule on, the report is marked as a duplicate, under the rule's name and version. The case stays, joined
 * to the earlier one, and its reporter can object. A complaint is never touched. A second run finds it done.
 */
export async function findDuplicateNow({ caseId }: { caseId: string }, at: Date = new Date()): Promise<DuplicateFound> {
  const later = await printOf(caseId);
  if (!later) return "none";
  const rule = await currentDuplicateRule(later.organisationId);
  if (rule.mode === "off") return "none";
  const since = new Date(later.openedAt.getTime() - rule.days * 86_400_000);
  for (const earlier of await earlierPrints(later, since)) {
    const basis = duplicateBasis(later, earlier);
    if (basis) return noteDuplicate({ later, earlier, basis, rule, at });
  }
  return "none";
}

async function noteDuplicate(match: Match): Promise<DuplicateFound> {
  const { later, earlier, basis, rule, at } = match;
  const track = await db.track.findFirst({
    where: { caseId: later.caseId, kind: "report", state: "received" },
    select: { id: true },
  });
  if (!track) return "none";
  return inTransaction(async (tx) => {
    const { caseId, organisationId } = later;
    const finding = { caseId, organisationId, earlierId: earlier.caseId, basis, version: rule.version, foundAt: at };
    const { count } = await tx.duplicateFinding.createMany({ data: [finding], skipDuplicates: true });
    if (count === 0) return "none";
    const closed = rule.mode === "on" && (await close(tx, track.id, match));
    await appendAudit(tx, {
      actor: { kind: "system" },
      action: closed ? "case.joined" : "case.duplicate_proposed",
      subject: { kind: "case", id: caseId },
      data: { rule: "exact_duplicate", version: rule.version, basis, earlier: earlier.reference },
      at,
    });
    return closed ? "closed" : "proposed";
  });
}

/** Where somebody has stepped back from it, a person says to which case it goes: that one is not theirs either then (C27). */
async function close(tx: Tx, trackId: string, { later, earlier, basis, rule, at }: Match): Promise<boolean> {
  await lockWithTarget(tx, { caseId: later.caseId, typed: earlier.reference });
  if (await tx.recusal.findFirst({ where: { caseId: later.caseId }, select: { id: true } })) return false;
  const done = await applyTransition(tx, {
    trackId,
    action: "mark_duplicate",
    ground: GROUND_OF[basis],
    note: "exact_duplicate",
    target: earlier.reference,
    because: { rule: "exact_duplicate", version: rule.version, tellTarget: basis === "same_reporter" },
    actor: { kind: "system" },
    at,
  });
  if (!done.ok) return false;
  await tx.duplicateFinding.update({
    where: { caseId: later.caseId },
    data: { closedAt: at },
    select: { caseId: true },
  });
  return true;
}
