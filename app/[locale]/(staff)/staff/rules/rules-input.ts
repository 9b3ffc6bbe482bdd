import type { Form } from "@/app/_server/form";
import type { RoutingRule } from "@/lib/cases/routing/rule";
import { wordsIn } from "@/lib/cases/routing/rule";
import type { RulesDraft } from "@/lib/cases/routing/schema";

const ROW_FIELDS = ["place", "name", "behaviour", "platform", "region", "words", "unit"] as const;
export const RULES_FIELDS = ["base", ...ROW_FIELDS, "otherwise", "reason"] as const;

/** One rule as it stands in the form. */
export type RuleTyped = Record<(typeof ROW_FIELDS)[number], string>;
export type RulesTyped = { base: string; rows: readonly RuleTyped[]; otherwise: string; reason: string };

/** Chosen instead of a unit: the rule goes. */
export const REMOVE = "remove";
export const BLANK: RuleTyped = { place: "", name: "", behaviour: "", platform: "", region: "", words: "", unit: "" };

/** The rows of a form in the order that their numbers say; empty ones and those to be removed are gone. */
export function typedIn(form: Form): RulesTyped {
  const columns = ROW_FIELDS.map((field) => form.all(field));
  const length = Math.max(...columns.map((column) => column.length));
  const rows = Array.from({ length }, (_, at) => {
    const cells = ROW_FIELDS.map((field, column) => [field, columns[column]?.[at] ?? ""]);
    return Object.fromEntries(cells) as RuleTyped;
  });
  const kept = rows.filter((row) => row.unit !== REMOVE && !isBlank(row));
  return {
    base: form.get("base"),
    rows: kept.toSorted((one, other) => placeOf(one) - placeOf(other)),
    otherwise: form.get("otherwise"),
    reason: form.get("reason"),
  };
}

function placeOf({ place }: RuleTyped): number {
  const number = Number.parseFloat(place);
  return Number.isFinite(number) ? number : Number.MAX_SAFE_INTEGER;
}

function isBlank({ place: _, ...row }: RuleTyped): boolean {
  return Object.values(row).every((value) => value.trim() === "");
}

/** What the form says, for the use cases to read. */
export function draftOf({ base, rows, otherwise, reason }: RulesTyped): RulesDraft {
  const rules = rows.map(({ name, behaviour, platform, region, words, unit }) => {
    return { name, behaviour, platform, region, words: wordsIn(words), unitId: unit };
  });
  return { base, rules, otherwiseId: otherwise, reason } as RulesDraft;
}

export function rowOf(rule: RoutingRule, at: number): RuleTyped {
  return {
    place: `${at + 1}`,
    name: rule.name,
    behaviour: rule.behaviour ?? "",
    platform: rule.platform ?? "",
    region: rule.region ?? "",
    words: rule.words.join(" "),
    unit: rule.unitId,
  };
}
