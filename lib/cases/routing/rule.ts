import { searchTokens } from "@/lib/cases/search-terms";

/** What a rule may ask of a case; null or empty: anything. Of several words one is enough. */
export type RoutingRule = {
  readonly name: string;
  readonly behaviour: string | null;
  readonly platform: string | null;
  readonly region: string | null;
  readonly words: readonly string[];
  readonly unitId: string;
};

/** Rules in their order, and where a case goes that none fits; null: to nobody's desk. */
export type RuleSet = { readonly rules: readonly RoutingRule[]; readonly otherwiseId: string | null };

export type RoutingFacts = {
  readonly behaviour: string;
  readonly platform: string;
  /** Of the competent office, see lib/cases/jurisdiction.ts */
  readonly region: string | null;
  /** As `searchDocument` wrote it: a rule finds what a search in the queue finds. */
  readonly document: string;
};

export type Route = { readonly unitId: string | null; readonly number: number | null; readonly name: string | null };

/** The first rule that fits decides. */
export function routeOf({ rules, otherwiseId }: RuleSet, facts: RoutingFacts): Route {
  const at = rules.findIndex((rule) => fits(rule, facts));
  const rule = rules[at];
  return rule
    ? { unitId: rule.unitId, number: at + 1, name: rule.name }
    : { unitId: otherwiseId, number: null, name: null };
}

export function fits(rule: RoutingRule, facts: RoutingFacts): boolean {
  const asked = [
    [rule.behaviour, facts.behaviour],
    [rule.platform, facts.platform],
    [rule.region, facts.region],
  ];
  if (asked.some(([wanted, given]) => wanted !== null && wanted !== given)) return false;
  return rule.words.length === 0 || rule.words.some((word) => stands(word, facts.document));
}

/** A rule that asks nothing fits every case there will ever be; what all others get is said by `otherwiseId`. */
export function asksNothing({ behaviour, platform, region, words }: RoutingRule): boolean {
  return behaviour === null && platform === null && region === null && words.every((word) => !isSearchable(word));
}

/** A word without a letter, digit or character can stand nowhere. */
export function isSearchable(word: string): boolean {
  return searchTokens(word).length > 0;
}

/** Words as they are typed: apart by commas, spaces or lines. */
export function wordsIn(typed: string): string[] {
  return [...new Set(typed.split(/[\s,，、;；]+/u).filter((word) => word !== ""))];
}

function stands(word: string, document: string): boolean {
  const tokens = searchTokens(word);
  if (tokens.length === 0) return false;
  const phrase = ` ${tokens.join(" ")}`;
  // Of one Chinese character alone stands only what begins with it, as in the search.
  const alone = tokens.length === 1 && /^\p{Script=Han}$/u.test(tokens[0] ?? "");
  return ` ${document} `.includes(alone ? phrase : `${phrase} `);
}
