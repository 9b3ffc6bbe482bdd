import { holds, type Staff } from "@/lib/access/staff";
import { endOfSuit, SUIT_ENDS, type SuitEnd } from "@/lib/enforcement/suit-end";
import { db, type Prisma } from "@/lib/infra/db/client";

/** A hold that was placed for a suit and is still in force, wherever it stands. */
export type SuitHold = {
  readonly id: string;
  /** The case on which it stands, and where its lifting is asked for. */
  readonly reference: string;
  readonly suit: { readonly id: string; readonly defendant: string };
  /** Null while the suit goes on. */
  readonly ended: SuitEnd | null;
  /** Somebody has asked that it be lifted, and a second person has not answered yet. */
  readonly asked: boolean;
};
/** One whose suit is over. That lifts nothing: two people do. */
export type HoldToLift = SuitHold & { readonly ended: SuitEnd };

/** A suit that is over, with how many holds for it nobody has asked to lift. */
export type SuitToLetGo = Pick<HoldToLift, "suit" | "ended"> & { readonly holds: number };

const OVER = {
  steps: { some: { move: { in: [...SUIT_ENDS] } } },
} as const satisfies Prisma.PublicInterestSuitWhereInput;

/** Every hold in force for a suit, on its cases, on those carried on in them, and on what left these. The caller may read the suit. */
export function holdsOfSuit(suitId: string, now: Date = new Date()): Promise<readonly SuitHold[]> {
  return heldWhere({ suitId }, now);
}

/** Of these holds, by their ids, those whose suit is over. The caller may read the case. */
export async function endedAmong(
  ids: readonly string[],
  now: Date = new Date(),
): Promise<ReadonlyMap<string, HoldToLift>> {
  const found = ids.length === 0 ? [] : await heldWhere({ id: { in: [...ids] }, suit: OVER }, now);
  return new Map(found.filter(isOver).map((hold) => [hold.id, hold]));
}

/**
 * The suits of one's office that are over while holds for them stand, and nobody has asked that they be lifted: for whoever
 * may ask, but not about cases that they have stepped back from. The longest over first.
 */
export async function suitsToLetGo(staff: Staff, now: Date = new Date()): Promise<readonly SuitToLetGo[]> {
  if (!holds(staff, "hold:place")) return [];
  const { id: staffId, organisationId } = staff;
  const found = await heldWhere({ suit: OVER, case: { organisationId, recusals: { none: { staffId } } } }, now);
  const bySuit = Map.groupBy(
    found.filter(isOver).filter(({ asked }) => !asked),
    ({ suit }) => suit.id,
  );
  const suits = [...bySuit.values()].flatMap(([first, ...more]) => {
    return first ? [{ suit: first.suit, ended: first.ended, holds: 1 + more.length }] : [];
  });
  return suits.toSorted((one, other) => one.ended.day.localeCompare(other.ended.day));
}

async function heldWhere(where: Prisma.LitigationHoldWhereInput, now: Date): Promise<readonly SuitHold[]> {
  const rows = await db.litigationHold.findMany({
    where: { ...where, liftedAt: null },
    orderBy: [{ case: { reference: "asc" } }, { id: "asc" }],
    select: HELD,
  });
  const about = { act: "hold_lift", subjectId: { in: rows.map(({ id }) => id) } };
  const open = await db.approvalRequest.findMany({
    where: { ...about, decision: null, lapsesAt: { gt: now } },
    select: { subjectId: true },
  });
  return rows.flatMap(({ id, case: { reference }, suit }) => {
    if (!suit) return [];
    const { steps, ...named } = suit;
    const asked = open.some(({ subjectId }) => subjectId === id);
    return [{ id, reference, suit: named, ended: endOfSuit(steps), asked }];
  });
}

const HELD = {
  id: true,
  case: { select: { reference: true } },
  suit: {
    select: { id: true, defendant: true, steps: { orderBy: { id: "asc" }, select: { move: true, day: true } } },
  },
} as const satisfies Prisma.LitigationHoldSelect;

function isOver(hold: SuitHold): hold is HoldToLift {
  return hold.ended !== null;
}
