import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import type { PlainDate } from "@/lib/clocks/plain-date";
import { type Gap, gapsIn } from "@/lib/enforcement/art-four";
import { evidenceOfSuit } from "@/lib/enforcement/evidence-of-suit";
import { type Suit, suitsOf } from "@/lib/enforcement/find-suit";
import { suitsToLetGo } from "@/lib/enforcement/holds-of-suits";
import { SUIT_STATES } from "@/lib/enforcement/suit";
import { nextDay } from "@/lib/enforcement/suit-clocks";

export type SuitRow = Pick<Suit, "id" | "defendant" | "state" | "preparedAt"> & {
  readonly cases: number;
  readonly court: string;
  readonly number: string;
  /** What is missing before it can be filed. */
  readonly missing: readonly Gap[];
  /** By when the court should have told the regulators, while that is open. */
  readonly next: PlainDate | null;
  /** Of one that is over, the holds that nobody has asked to lift; 0 for whoever may not ask. */
  readonly toLetGo: number;
};
export type ListSuitsResult = { ok: true; suits: readonly SuitRow[] } | NotPermitted;

const MOST = 100;
const NEVER = "9999-12-31";

/** The suits of one's own organisation: by state, and within it whatever is due next on top. */
export async function listSuits(staff: Staff): Promise<ListSuitsResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const over = await suitsToLetGo(staff);
  const suits = await Promise.all(
    (await suitsOf(staff, MOST)).map(async (one) => {
      const toLetGo = over.find(({ suit }) => suit.id === one.id)?.holds ?? 0;
      return { ...(await rowOf(one)), toLetGo };
    }),
  );
  const place = ({ state }: SuitRow) => SUIT_STATES.indexOf(state);
  const due = ({ next }: SuitRow) => next ?? NEVER;
  return {
    ok: true,
    suits: suits.toSorted((one, other) => place(one) - place(other) || due(one).localeCompare(due(other))),
  };
}

async function rowOf(suit: Suit): Promise<Omit<SuitRow, "toLetGo">> {
  const { id, defendant, state, preparedAt, steps, cases } = suit;
  const filed = steps.find(({ move }) => move === "file")?.facts;
  const missing = state === "prepared" ? await missingOf(suit) : [];
  const { court = "", number = "" } = filed ?? {};
  return { id, defendant, state, preparedAt, cases: cases.length, court, number, missing, next: nextDay(steps) };
}

async function missingOf(suit: Suit): Promise<readonly Gap[]> {
  const evidence = await evidenceOfSuit(suit.id);
  return gapsIn({ ...suit, ...evidence, packets: evidence.packets.length });
}
