import type { EventActor } from "@/lib/cases/case-event";
import { checkClue } from "@/lib/cases/check-clue";
import type { ChecklistItem } from "@/lib/cases/checklists/checklist";
import { checksBefore } from "@/lib/cases/checklists/checks-before";
import { type MovedClocks, moveClocks } from "@/lib/cases/clock-moves";
import { clocksOfTrack } from "@/lib/cases/clocks-of-track";
import { isFilingToCome } from "@/lib/cases/co-reporters/joinable";
import { mainCaseFrom } from "@/lib/cases/co-reporters/main-case";
import { endHolds } from "@/lib/cases/end-holds";
import { findTarget, type Target } from "@/lib/cases/find-target";
import { carryRecusals } from "@/lib/cases/joining/carry-recusals";
import { endJoining } from "@/lib/cases/joining/end-joining";
import { carryHolds } from "@/lib/cases/litigation/carry-holds";
import { lockTrack, ownWork, type TrackInHand } from "@/lib/cases/lock-track";
import { placeMain } from "@/lib/cases/place-main";
import { rankCase } from "@/lib/cases/rank-case";
import type { Action, Actor, ClockMoves } from "@/lib/cases/step";
import { isOpen, positionOf, type State } from "@/lib/cases/track";
import type { TransitionActor, TransitionInput } from "@/lib/cases/transition-input";
import { allowedActions, type Refusal, type Transition, transition } from "@/lib/cases/transitions";
import { writeClocks } from "@/lib/cases/write-clocks";
import { writeTransition } from "@/lib/cases/write-transition";
import type { Tx } from "@/lib/infra/db/client";

export type TransitionRefusal = Refusal | "stale" | "target_unknown" | "extension_refused";
export type TransitionResult =
  | { readonly ok: true; readonly from: State; readonly to: State; readonly version: number; readonly eventId: string }
  | { readonly ok: false; readonly reason: TransitionRefusal; readonly legal: readonly Action[] }
  | ChecksOpen;

/** Staff have not looked at everything that their checklist wants before this step. */
export type ChecksOpen = {
  readonly ok: false;
  readonly reason: "checks_open";
  readonly checks: readonly ChecklistItem[];
};

type Plan = { readonly ok: true; readonly target: Target | null; readonly clocks: MovedClocks };
type Allowed = Extract<Transition, { ok: true }>;

/**
 * The one place that moves a track: asks the transition table, writes the state under the version it was read with,
 * the clocks, its place in the queue, what staff decided, the message and the event. A refusal has written nothing; `stale` says that somebody
 * moved the track since the asker looked. The audit entry is the caller's. Throws for a track that does not exist.
 */
export async function applyTransition(tx: Tx, input: TransitionInput): Promise<TransitionResult> {
  const track = await lockTrack(tx, input.trackId);
  const roles = rolesOf(input.actor);
  const own = input.actor.kind === "staff" ? ownWork(track.done, input.actor.staff) : [];
  const asking = { ...track.position, roles, spent: track.spent, ownWork: own, report: track.report };
  const legal = allowedActions(asking);
  if (input.version !== undefined && input.version !== track.version) return { ok: false, reason: "stale", legal };
  const next = transition(asking, input);
  if (!next.ok) return next;
  const checks = await checksOf(tx, track, input);
  if (checks.length > 0) return { ok: false, reason: "checks_open", checks };
  const plan = await planMove(tx, track, { input, next });
  if (!plan.ok) return { ...plan, legal };
  const left = await moveTrack(tx, track, { input, next, plan });
  // Whoever takes a merge back finds laid aside what was laid aside.
  if (!isMerging(input))
    await endHolds(tx, { caseId: track.caseId, trackId: track.id, because: "moved", at: input.at });
  if (next.step.clueChecked) await checkClue(tx, { track, actor: eventActor(input.actor), at: input.at });
  const eventId = await writeTransition(tx, { track, input, step: next.step, to: next.to, target: plan.target });
  if (plan.target?.caseId) await carryAlong(tx, track.caseId, input);
  await rankCase(tx, { caseId: track.caseId, at: input.at });
  for (const caseId of [left, plan.target?.caseId]) if (caseId) await placeMain(tx, caseId, input.at);
  return { ok: true, from: track.position.state, to: next.to, version: track.version + 1, eventId };
}

function rolesOf(actor: TransitionActor): readonly Actor[] {
  if (actor.kind !== "staff") return [actor.kind];
  return actor.merging ? [...actor.staff.permissions, "merging"] : actor.staff.permissions;
}

function eventActor(actor: TransitionActor): EventActor {
  return actor.kind === "staff" ? { kind: "staff", id: actor.staff.id } : actor;
}

function isMerging({ actor }: TransitionInput): boolean {
  return actor.kind === "staff" && actor.merging !== undefined;
}

/** A list binds those who decide; what reporters and rules do is no decision of staff. */
async function checksOf(tx: Tx, { caseId }: TrackInHand, { actor, action }: TransitionInput) {
  return actor.kind === "staff" ? checksBefore(tx, { caseId, action }) : [];
}

async function planMove(
  tx: Tx,
  track: TrackInHand,
  { input, next }: { input: TransitionInput; next: Allowed },
): Promise<Plan | { ok: false; reason: "target_unknown" | "extension_refused" }> {
  const target = await findTarget(tx, { caseId: track.caseId, kind: next.step.target, typed: input.target });
  if (!target.ok) return { ok: false, reason: "target_unknown" };
  const before = await clocksOfTrack(tx, track.id);
  const moves = await movesInto(tx, target.value, { action: input.action, moves: next.clocks });
  const clocks = moveClocks(before, moves, { at: input.at, reason: input.ground ?? input.action });
  if (!clocks.ok) return { ok: false, reason: clocks.reason };
  return { ok: true, target: target.value, clocks };
}

/** A report that staff join to a case of which the filing is decided, or which has ended, is owed no more word of that. */
async function movesInto(
  tx: Tx,
  target: Target | null,
  { action, moves }: { action: Action; moves: ClockMoves },
): Promise<ClockMoves> {
  if (action !== "join" || !target?.caseId) return moves;
  const main = await mainCaseFrom(target.caseId, tx);
  return main && isFilingToCome(main.report.state) ? moves : { stop: "all" };
}

/** @returns the case that this one was joined to until now, where the step has led it out. */
async function moveTrack(
  tx: Tx,
  track: TrackInHand,
  { input, next, plan }: { input: TransitionInput; next: Allowed; plan: Plan },
): Promise<string | null> {
  const moved = await tx.track.updateMany({
    where: { id: track.id, version: track.version, state: track.position.state },
    data: {
      state: next.to,
      version: track.version + 1,
      open: isOpen(positionOf(track.position.track, next.to)),
      ...(input.action === "contest" ? { contestedAt: input.at } : {}),
    },
  });
  if (moved.count === 0) throw new Error("a track was moved past the lock of its case");
  const join = joinOf(track, next, plan);
  const left = join.joinedToId === null ? await joinedTo(tx, track.caseId) : null;
  if (left) await stayOnHold(tx, { from: left, to: track.caseId }, input);
  await tx.case.update({
    where: { id: track.caseId },
    data: { updatedAt: input.at, ...join },
    select: { id: true },
  });
  if (join.joinedToId === null && !isMerging(input)) await endJoining(tx, track.caseId, input);
  await writeClocks(tx, track, plan.clocks);
  return left;
}

async function joinedTo(tx: Tx, id: string): Promise<string | null> {
  return (await tx.case.findUniqueOrThrow({ where: { id }, select: { joinedToId: true } })).joinedToId;
}

/** What leaves a held case is still kept as it is; asked before the link is cut. */
async function stayOnHold(tx: Tx, way: { from: string; to: string }, { actor, at }: TransitionInput): Promise<void> {
  await carryHolds(tx, { ...way, actor: eventActor(actor), at });
}

/** What a merge carries, it carries by itself; a reporter who joins others brings a case that nobody has looked at. */
async function carryAlong(tx: Tx, from: string, input: TransitionInput): Promise<void> {
  const { actor, at } = input;
  if (actor.kind === "staff" && !isMerging(input)) await carryRecusals(tx, actor.staff, { from, at });
}

/** A case is joined as long as its track is: what is contested or reopened stands for itself again. */
function joinOf({ position }: TrackInHand, next: Allowed, { target }: Plan): { joinedToId?: string | null } {
  if (target?.caseId) return { joinedToId: target.caseId };
  return isJoined(position.state) && !isJoined(next.to) ? { joinedToId: null } : {};
}

function isJoined(state: State): boolean {
  return state === "joined" || state === "duplicate_not_handled";
}
