import { addDays, type PlainDate, shanghaiDate } from "@/lib/clocks/plain-date";
import { SUIT_MOVES } from "@/lib/enforcement/suit";
import { nextDay } from "@/lib/enforcement/suit-clocks";
import { db, inTransaction } from "@/lib/infra/db/client";
import { notifyStaffLater } from "@/lib/notifications/notify-staff";

/** A rule of the house: time enough to ring the court. */
const DAYS_BEFORE = 3;
const UNDER_WAY = ["filed", "heard", "decided"];

/**
 * Reminds whoever prepared and whoever filed a suit that the court should tell the regulators (2020 interpretation, arts.
 * 6, 14): once three days before, and once when the day is over. Safe to repeat.
 * @returns how many suits are due or overdue.
 */
export async function remindOfSuits(now: Date = new Date()): Promise<number> {
  const today = shanghaiDate(now);
  const suits = await db.publicInterestSuit.findMany({
    where: { state: { in: UNDER_WAY } },
    select: { id: true, preparedById: true, steps: { orderBy: { id: "asc" }, select: STEP } },
  });
  const due = suits.flatMap((suit) => {
    const day = nextDay(suit.steps.flatMap(({ move, day }) => dated(move, day)));
    return day && day <= addDays(today, DAYS_BEFORE) ? [{ ...suit, day }] : [];
  });
  for (const { id, day, preparedById, steps } of due) {
    const slot = `${id} ${day} ${day < today ? "late" : "soon"}`;
    const people = new Set([
      preparedById,
      ...steps.filter(({ move }) => move === "file").map(({ staffId }) => staffId),
    ]);
    await inTransaction(async (tx) => {
      for (const staffId of people) await notifyStaffLater(tx, { staffId, template: "suit_due", slot, at: now });
    });
  }
  return due.length;
}

const STEP = { move: true, day: true, staffId: true } as const;

function dated(move: string, day: PlainDate) {
  const known = SUIT_MOVES.find((one) => one === move);
  return known ? [{ move: known, day }] : [];
}
