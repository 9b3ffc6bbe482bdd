import { NOTHING_TOLD, type ToldFacts } from "@/lib/cases/told-facts";
import { withoutNumbers } from "@/lib/cases/without-numbers";

/**
 * The answers of a report for a partner, field by field: what the reporter chose from lists and what is about the shop
 * for every partner, the reporter's own words when they may have them. What is not named here stays empty.
 */
export function partnerFacts({ what, where, seen, logistics }: ToldFacts, words: boolean): ToldFacts {
  const { kind, paidInAdvance } = what;
  const { platform, shopName, link, happenedOn, shopId, itemId } = where;
  // Typed by the reporter, who may put an order or a phone there. A shop is found by its name, numbers in it included.
  const [platformName, product] = [withoutNumbers(where.platformName), withoutNumbers(where.product)];
  const { demands, offers, offerAmount } = seen;
  const { courier, oddities } = logistics;
  return {
    ...NOTHING_TOLD,
    what: { kind, paidInAdvance },
    where: { platform, platformName, shopName, link, product, happenedOn, shopId, itemId },
    seen: { ...NOTHING_TOLD.seen, demands, offers, offerAmount, ...(words ? ownWords(seen) : {}) },
    logistics: { ...NOTHING_TOLD.logistics, courier, oddities },
  };
}

/** Without the numbers that would name the reporter. */
function ownWords({ story, reviewText, reviewerNames, contacts }: ToldFacts["seen"]): Partial<ToldFacts["seen"]> {
  return {
    story: withoutNumbers(story),
    reviewText: withoutNumbers(reviewText),
    reviewerNames: withoutNumbers(reviewerNames),
    contacts: withoutNumbers(contacts),
  };
}
