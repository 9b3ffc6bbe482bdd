import type { Staff } from "@/lib/access/staff";
import { type BulkReason, reasonOf } from "@/lib/cases/bulk/bulk-reasons";
import type { BulkSubject } from "@/lib/cases/bulk/bulk-subject";
import type { BulkWish, DecisionWish } from "@/lib/cases/bulk/bulk-wish";
import { isHeld, isHeldBy } from "@/lib/cases/claim";
import { mayAssign } from "@/lib/cases/desk";
import { leadsTo } from "@/lib/cases/find-target";
import type { Action } from "@/lib/cases/step";
import { isOpen, type State } from "@/lib/cases/track";
import { transition } from "@/lib/cases/transitions";

/** What would happen to one row, or why nothing would. `legal`: what its state allows instead. */
export type Verdict =
  | { readonly ok: true; readonly to: State | null }
  | { readonly ok: false; readonly reason: BulkReason; readonly legal?: readonly Action[] };

/** `chain`: the case that is named as target, and those it was joined into; see find-target.ts. */
export type Weighing = { wish: BulkWish; chain: readonly string[]; at: Date };

type Asker = Pick<Staff, "id">;

/**
 * Says beforehand what the use case of a single case would answer, by the same rules; and that nobody orders for a case
 * that they have not read. First what keeps this person from the case at all, last who has it in hand.
 */
export function verdictOn(staff: Asker, subject: BulkSubject, weighing: Weighing): Verdict {
  const kept = keptFrom(staff, subject, weighing.wish);
  if (kept) return { ok: false, reason: kept };
  const { wish } = weighing;
  if (wish.kind === "decide") return onDecision(staff, subject, { ...weighing, wish });
  return wish.kind === "hold" ? onHold(staff, subject, weighing.at) : onAssignment(staff, subject, wish.to);
}

function keptFrom(staff: Asker, { own, permissions, recused, reading }: BulkSubject, wish: BulkWish) {
  if (!(own || wish.kind === "decide") || !permissions.includes("case:claim")) return "out_of_reach";
  if (reading !== "read") return reading;
  return recused.includes(staff.id) ? "recused" : null;
}

function onAssignment({ id }: Asker, { recused, assignment, permissions }: BulkSubject, to: string): Verdict {
  if (recused.includes(to)) return { ok: false, reason: "colleague_recused" };
  const from = assignment?.toId ?? null;
  if ((from ?? "") === to) return { ok: false, reason: "already_so" };
  const may = mayAssign({ id, permissions }, { from, to: to || null });
  return may ? { ok: true, to: null } : { ok: false, reason: "not_permitted" };
}

function onHold({ id }: Asker, { heldUntil, position, claim }: BulkSubject, at: Date): Verdict {
  if (heldUntil) return { ok: false, reason: "already_so" };
  if (!isOpen(position)) return { ok: false, reason: "ended" };
  return inOtherHands(claim, id, at) ? { ok: false, reason: "taken" } : { ok: true, to: null };
}

type Deciding = Omit<Weighing, "wish"> & { wish: DecisionWish };

function onDecision({ id }: Asker, subject: BulkSubject, { wish, chain, at }: Deciding): Verdict {
  const { position, permissions, spent, ownWork } = subject;
  if (position.track !== wish.track) return { ok: false, reason: "other_track" };
  const next = transition({ ...position, roles: permissions, spent, ownWork }, wish);
  if (!next.ok) return { ok: false, reason: reasonOf(next.reason), legal: next.legal };
  const joins = next.step.target === "case";
  if (joins && !(subject.own && leadsTo(chain, subject.caseId))) return { ok: false, reason: "target_unknown" };
  return inOtherHands(subject.claim, id, at) ? { ok: false, reason: "taken" } : { ok: true, to: next.to };
}

function inOtherHands(claim: BulkSubject["claim"], staffId: string, at: Date): boolean {
  return isHeld(claim, at) && !isHeldBy(claim, staffId, at);
}
