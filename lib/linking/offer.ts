/** A report that resembles another one, and by what. */
export type LikelyMatch = {
  /** Tells one reporter from another: the same for the same contact, else one for each report. */
  reporter: string;
  /** The case that it would be joined to: itself, or the one it was joined to. */
  mainId: string;
  /** The same shop; else the same link, picture or words. */
  sameShop: boolean;
  /** Its reporter joined by themselves, and nobody of staff has looked at it. */
  joinedByItself: boolean;
  openedAt: Date;
};

/** What a reporter is told before sending: that there are others, and nothing of them. */
export type LikelyOffer = {
  mainId: string;
  sameShop: boolean;
  /** {@link FEWEST_TO_COUNT} at least. */
  several: boolean;
};

/** Below this many people no number is hinted at, and what only one buyer can know is not answered at all (PRV-04). */
export const FEWEST_TO_COUNT = 5;

/**
 * What may be said of the matches; null when nothing may. That somebody reported this shop is said from one report on.
 * A link or a picture can be made for a single buyer, to see whether just that one talks: those, and words, count only
 * when {@link FEWEST_TO_COUNT} reports that a person has looked at have them in common.
 */
export function offerFrom(matches: readonly LikelyMatch[]): LikelyOffer | null {
  const shop = matches.filter(({ sameShop }) => sameShop);
  if (shop.length > 0) return { mainId: largest(shop), sameShop: true, several: people(shop) >= FEWEST_TO_COUNT };
  const lookedAt = matches.filter(({ joinedByItself }) => !joinedByItself);
  if (people(lookedAt) < FEWEST_TO_COUNT) return null;
  return { mainId: largest(lookedAt), sameShop: false, several: true };
}

function people(matches: readonly LikelyMatch[]): number {
  return new Set(matches.map(({ reporter }) => reporter)).size;
}

/** The case that most of them belong to; of equals, the oldest. */
function largest(matches: readonly LikelyMatch[]): string {
  const oldestFirst = matches.toSorted((one, other) => one.openedAt.getTime() - other.openedAt.getTime());
  const count = (mainId: string) => matches.filter((match) => match.mainId === mainId).length;
  return oldestFirst.reduce(
    (best, { mainId }) => (count(mainId) > count(best) ? mainId : best),
    oldestFirst[0]?.mainId ?? "",
  );
}
