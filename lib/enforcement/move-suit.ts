import { RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { type Gap, gapsIn } from "@/lib/enforcement/art-four";
import { isRecusedFromSuit, lockCases } from "@/lib/enforcement/cases-of-suit";
import { evidenceOfSuit, type SuitEvidence } from "@/lib/enforcement/evidence-of-suit";
import { findSuit, lockSuit, type Suit } from "@/lib/enforcement/find-suit";
import { noteOnCases } from "@/lib/enforcement/note-on-cases";
import { type ReadStep, readStep, type StepProblems, type TypedStep } from "@/lib/enforcement/step-facts";
import {
  FOLLOWS,
  isTold,
  moveOf,
  SAID_OF,
  type SuitMove,
  type SuitRefusal,
  type SuitState,
} from "@/lib/enforcement/suit";
import { tellOfSuitLater } from "@/lib/enforcement/tell-of-suit";
import { digest } from "@/lib/enforcement/write-suit";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

/** `version` is the suit's when its page was made. */
export type MoveSuit = TypedStep & { id: string; version: number; move: SuitMove };
export type MoveSuitResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: SuitRefusal | "not_found" | "stale" }
  | { ok: false; reason: "fields"; problems: StepProblems }
  | { ok: false; reason: "incomplete"; missing: readonly Gap[] };

type Moving = { input: MoveSuit; step: Extract<ReadStep, { ok: true }>; at: Date };

/**
 * Brings a suit a step further: filed, told on, heard, decided, settled or withdrawn (N25). Filed only with the three
 * items of art. 4 together, and with the packets and the words that were there at that moment on record. `stale`:
 * somebody moved it since; a second click of the same person is answered as the first.
 */
export async function moveSuit(staff: Staff, input: MoveSuit, at: Date = new Date()): Promise<MoveSuitResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const suit = await findSuit(staff, input.id);
  if (!suit) return { ok: false, reason: "not_found" };
  if (suit.version !== input.version) return isDone(suit, staff, input) ? { ok: true } : { ok: false, reason: "stale" };
  const moved = moveOf(standingOf(suit), input.move, staff);
  if (!moved.ok) return moved;
  const step = readStep(input.move, input, at);
  if (!step.ok) return { ok: false, reason: "fields", problems: step.problems };
  if (isBefore(suit, input.move, step.day)) return { ok: false, reason: "fields", problems: { day: "too_early" } };
  return inTransaction((tx) => move(tx, staff, { input, step, at }));
}

async function move(tx: Tx, staff: Staff, moving: Moving): Promise<MoveSuitResult> {
  const { input, step, at } = moving;
  const suit = await lockSuit(tx, staff, input.id);
  if (!suit || suit.version !== input.version) return { ok: false, reason: "stale" };
  const moved = moveOf(standingOf(suit), input.move, staff);
  if (!moved.ok) return moved;
  const evidence = await evidenceOfSuit(suit.id, tx);
  const caseIds = suit.cases.map(({ id }) => id).toSorted();
  await lockCases(tx, caseIds);
  if (await isRecusedFromSuit(staff.id, evidence.caseIds, tx)) return RECUSED;
  const missing = input.move === "file" ? gapsIn({ ...suit, ...evidence, packets: evidence.packets.length }) : [];
  if (missing.length > 0) return { ok: false, reason: "incomplete", missing };
  const { count } = await tx.publicInterestSuit.updateMany({
    where: { id: suit.id, version: input.version, state: suit.state },
    data: { state: moved.to, version: input.version + 1 },
  });
  if (count === 0) return { ok: false, reason: "stale" };
  const facts = { ...step.facts, ...(input.move === "file" ? filedWith(suit, evidence) : {}) };
  const { day, words } = step;
  const row = { suitId: suit.id, move: input.move, day, facts, words, staffId: staff.id, at };
  const { id: key } = await tx.suitStep.create({ data: row, select: { id: true } });
  const told = isTold(input.move, suit.state) ? { key: `suit:${key}`, words } : null;
  const data = { step: key, day, from: suit.state, to: moved.to, ...facts };
  if (told) await tellOfSuitLater(tx, key);
  const { event, action } = SAID_OF[input.move];
  await noteOnCases(tx, { suitId: suit.id, staffId: staff.id, caseIds, event, action, told, data, at });
  return { ok: true };
}

/** What the court was given, so that it can be told later what it rested on. */
function filedWith({ complaint, harm }: Suit, { packets, extent }: SuitEvidence) {
  const { reporters, regions, platforms, from, to } = extent;
  return {
    packets: packets.map(({ id, reference, sha256 }) => ({ id, reference, sha256 })),
    extent: { reporters, regions: [...regions], platforms: [...platforms], from, to },
    complaint: digest(complaint),
    harm: digest(harm),
  };
}

export function standingOf({ state, steps }: Pick<Suit, "state" | "steps">): { state: SuitState; spent: SuitMove[] } {
  return { state, spent: steps.map((step) => step.move) };
}

/** The day that this move cannot come before; null where nothing went before. */
export function earliestDay({ steps }: Pick<Suit, "steps">, move: SuitMove): string | null {
  const before = FOLLOWS[move];
  return steps.findLast((step) => step.move === before)?.day ?? null;
}

function isBefore(suit: Suit, move: SuitMove, day: string): boolean {
  const earliest = earliestDay(suit, move);
  return earliest !== null && day < earliest;
}

/** Whether the last step is exactly what is asked for once more. */
function isDone({ version, steps }: Suit, staff: Staff, input: MoveSuit): boolean {
  const last = steps.at(-1);
  const same = last?.move === input.move && last.day === input.day && last.staffId === staff.id;
  return version === input.version + 1 && same;
}
