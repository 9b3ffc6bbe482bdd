import { withoutNumbers } from "@/lib/cases/without-numbers";

/** What the reporter chose from lists, and what is about the shop: for every partner. By step and field of their answers. */
const ALWAYS: Record<string, readonly string[]> = {
  what: ["kind", "paidInAdvance"],
  where: ["platform", "platformName", "shopName", "link", "product", "happenedOn", "shopId", "itemId"],
  seen: ["demands", "offers", "offerAmount"],
  logistics: ["courier", "oddities"],
};

/** The reporter's own words: for partners who see evidence, without the numbers that would name them. */
const WORDS: Record<string, readonly string[]> = { seen: ["story", "reviewText", "reviewerNames", "contacts"] };

/** The answers of a report for a partner, field by field from the lists above; what is on neither stays here. */
export function partnerFacts(facts: unknown, words: boolean): Record<string, Record<string, unknown>> {
  const steps = Object.entries(ALWAYS).map(([step, always]) => {
    const said = recordOf(recordOf(facts)[step]);
    const chosen = always.map((field) => [field, said[field]] as const);
    const told = words ? (WORDS[step] ?? []).map((field) => [field, withoutNumbersIn(said[field])] as const) : [];
    return [step, Object.fromEntries([...chosen, ...told].filter(([, value]) => value !== undefined))] as const;
  });
  return Object.fromEntries(steps.filter(([, fields]) => Object.keys(fields).length > 0));
}

function withoutNumbersIn(value: unknown): unknown {
  return typeof value === "string" ? withoutNumbers(value) : undefined;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
