import { holdTurns, type QueueOfMerchant } from "@/lib/cases/merchant-turn";
import { daysSetBack, placeOf } from "@/lib/cases/place";
import { storedStanding } from "@/lib/cases/standing-view";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";

type Waiting = { id: string; caseId: string; dueAt: Date; rankAt: Date; setBackDays: number; priority: unknown };
type Placed = { id: string; rankAt: Date; days: number };

/**
 * Once a day: the untouched cases of every merchant that has some set back are given their turns anew, the most urgent
 * first. So what was decided or joined meanwhile makes room for those behind, and each day begins with the most urgent
 * ones of a flooded merchant in front. More often would give a flood more turns than its share. Safe to repeat.
 * @returns how many tracks moved.
 */
export async function giveTurnsAnew(at: Date = new Date()): Promise<number> {
  const flooded = await db.track.findMany({
    where: { open: true, setBackDays: { gt: 0 } },
    distinct: ["organisationId", "merchant"],
    select: { organisationId: true, merchant: true },
  });
  let moved = 0;
  for (const queue of flooded) moved += await inTransaction((tx) => turnsOf(tx, queue, at));
  return moved;
}

async function turnsOf(tx: Tx, queue: QueueOfMerchant, at: Date): Promise<number> {
  await holdTurns(tx, queue);
  const waiting = await tx.track.findMany({
    where: { ...queue, open: true, state: "received" },
    select: { id: true, caseId: true, dueAt: true, rankAt: true, setBackDays: true, priority: true },
  });
  const placed = placesFor(waiting, at);
  if (placed.length === 0) return 0;
  const [ids, ranks] = [placed.map(({ id }) => id), placed.map(({ rankAt }) => rankAt)];
  // What somebody has taken up meanwhile has its place already.
  return tx.$executeRaw`
    UPDATE track t SET rank_at = given.rank_at, set_back_days = given.days
    FROM unnest(${ids}::uuid[], ${ranks}::timestamptz[], ${placed.map(({ days }) => days)}::int[])
      AS given (id, rank_at, days)
    WHERE t.id = given.id AND t.state = 'received'`;
}

/** Turns by case, so that its two tracks stay together; only what moves. */
function placesFor(waiting: readonly Waiting[], at: Date): Placed[] {
  const lead = (track: Waiting) => storedStanding(track).priority?.hours ?? 0;
  const wanted = (track: Waiting) =>
    placeOf({ dueAt: track.dueAt, leadHours: lead(track), daysSetBack: 0, at }).getTime();
  // Of two alike the earlier one: else they would change places each time.
  const inOrder = waiting.toSorted((one, other) => wanted(one) - wanted(other) || (one.id < other.id ? -1 : 1));
  const turns = new Map<string, number>();
  return inOrder.flatMap((track) => {
    const turn = turns.get(track.caseId) ?? turns.size;
    turns.set(track.caseId, turn);
    const days = daysSetBack(turn);
    const rankAt = placeOf({ dueAt: track.dueAt, leadHours: lead(track), daysSetBack: days, at });
    const same = days === track.setBackDays && rankAt.getTime() === track.rankAt.getTime();
    return same ? [] : [{ id: track.id, rankAt, days }];
  });
}
