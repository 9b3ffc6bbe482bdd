import type { BoundParty, ClockRule } from "@/lib/clocks/clock-rule";
import { HANDLING_RULES } from "@/lib/clocks/handling-rules";
import { LITIGATION_RULES } from "@/lib/clocks/litigation-rules";
import { PENALTY_RULES } from "@/lib/clocks/penalty-rules";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { PORTAL_RULES } from "@/lib/clocks/portal-rules";
import { PUBLICATION_RULES } from "@/lib/clocks/publication-rules";
import { mergeRules, recordedRules } from "@/lib/clocks/recorded-rule";

const ALL = [
  ...PORTAL_RULES,
  ...HANDLING_RULES,
  ...PENALTY_RULES,
  ...PUBLICATION_RULES,
  ...LITIGATION_RULES,
] as const satisfies readonly ClockRule[];

export type RuleId = (typeof ALL)[number]["id"];

/** Every version of every rule as it ships; what an administrator recorded since stands beside it, see `knownRules`. */
export const CLOCK_RULES: readonly (ClockRule & { readonly id: RuleId })[] = ALL;

/** Who runs an organisation of the installation: the kinds of lib/access/organisation.ts. */
export type Operator = "regulator" | "association" | "platform" | "agency";

/** Whose periods are the operator's own; the clocks of everybody else are shown as theirs (N19). */
export const OPERATOR_DUTIES = {
  regulator: ["regulator", "portal"],
  association: ["portal"],
  platform: ["platform", "portal"],
  agency: ["portal"],
} as const satisfies Record<Operator, readonly BoundParty[]>;

/** Rules that no step of a case starts, each with the reason. The publication of penalties has no page of its own yet. */
export const IDLE_RULES = {
  tell_mediation_end:
    "both sides are to be told; the merchant is told outside, and nothing runs on a track that has ended",
  settle_competence: "a dispute between offices is no step of a case here",
  complain_in_time: "nobody is asked for the day on which the consumer knew of the harm",
  settle_registered_evidence: "evidence is registered on the spot by officers, outside this system",
  forward_penalty: "which province publishes is not recorded",
  publish_forwarded_penalty: "which province publishes is not recorded",
  withdraw_publication: "published penalties have no page here that could be withdrawn",
  end_publication: "published penalties have no page here that could end",
  end_minor_publication: "published penalties have no page here that could end",
} as const satisfies Partial<Record<RuleId, string>>;

/** Whether this rule binds whoever runs the portal, rather than somebody the case is handed to. */
export function bindsOperator(rule: ClockRule, operator: Operator): boolean {
  const duties: readonly BoundParty[] = OPERATOR_DUTIES[operator];
  return duties.includes(rule.binds);
}

export function isRuleId(text: string): text is RuleId {
  return CLOCK_RULES.some(({ id }) => id === text);
}

/** Counting asks for a rule thousands of times a second: versions are put together once for each reading of them. */
let merged = { recorded: recordedRules(), rules: CLOCK_RULES as readonly ClockRule[] };

/** Every version of every rule that this process knows of, shipped or recorded. */
function knownRules(): readonly ClockRule[] {
  const recorded = recordedRules();
  if (merged.recorded !== recorded) merged = { recorded, rules: mergeRules(CLOCK_RULES, recorded) };
  return merged.rules;
}

/** All versions of one rule, the latest to begin first. */
export function versionsOf(id: RuleId): readonly ClockRule[] {
  const own = knownRules().filter((rule) => rule.id === id);
  return own.toSorted((one, other) => (one.validFrom > other.validFrom ? -1 : 1));
}

/** The version of the rule in force in Shanghai at this instant; null when there was none. */
export function ruleFor(id: RuleId, on: Date): ClockRule | null {
  const day = shanghaiDate(on);
  return knownRules().find((rule) => rule.id === id && inForce(rule, day)) ?? null;
}

/** The version a clock was started under, even if another is in force now. Throws for one that never existed. */
export function ruleVersion(id: string, version: string): ClockRule {
  const rule = knownRules().find((candidate) => candidate.id === id && candidate.version === version);
  if (!rule) throw new Error(`no clock rule ${id} in version ${version}`);
  return rule;
}

function inForce(rule: ClockRule, day: string): boolean {
  return rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo);
}
