import { isOfHome } from "@/lib/access/organisation";
import { holds, type Staff } from "@/lib/access/staff";
import { rereadLaw } from "@/lib/cases/law/known-law";
import { shippedRule } from "@/lib/cases/law/record-rule-version";
import { isAhead } from "@/lib/cases/law/rule-day";
import { staffNames } from "@/lib/cases/queries";
import type { ClockRule, LengthUnit } from "@/lib/clocks/clock-rule";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { recordedVersion } from "@/lib/clocks/recorded-rule";
import { CLOCK_RULES, isRuleId, type RuleId, ruleFor, versionsOf } from "@/lib/clocks/rules";
import { db } from "@/lib/infra/db/client";

export type ListedRule = {
  readonly id: RuleId;
  readonly now: ClockRule;
  /** What is on record to follow, the first of it. */
  readonly next: ClockRule | null;
};

/** Every rule as it stands now and what follows, as the record has it at this moment; public knowledge, so for all of staff. */
export async function listRules(now: Date = new Date()): Promise<readonly ListedRule[]> {
  await rereadLaw();
  const today = shanghaiDate(now);
  return [...new Set(CLOCK_RULES.map(({ id }) => id))].flatMap((id) => {
    const current = ruleFor(id, now);
    const next = versionsOf(id).findLast(({ validFrom }) => validFrom > today) ?? null;
    return current ? [{ id, now: current, next }] : [];
  });
}

/** Who wrote or took back a version, when and why. */
export type Deed = { readonly by: string; readonly at: Date; readonly reason: string };
export type VersionState = "ahead" | "in_force" | "past" | "withdrawn";
export type VersionView = Pick<
  ClockRule,
  "version" | "law" | "article" | "source" | "mark" | "length" | "validFrom"
> & {
  readonly validTo: ClockRule["validTo"];
  readonly extension: number | null;
  readonly state: VersionState;
  /** Null for one that ships. */
  readonly recorded: (Deed & { readonly number: number; readonly withdrawable: boolean }) | null;
  readonly withdrawn: Deed | null;
};

export type RuleHistory = {
  readonly id: RuleId;
  /** As it ships: what every version takes over. */
  readonly shipped: ClockRule;
  /** The latest to begin first, withdrawn ones among them. */
  readonly versions: readonly VersionView[];
  /** The number of the newest recorded version, or 0. */
  readonly base: number;
  readonly mayRecord: boolean;
};

/** One rule with all that it ever said and is to say; null when there is no such rule. */
export async function readRuleHistory(staff: Staff, id: string, now: Date = new Date()): Promise<RuleHistory | null> {
  const shipped = shippedRule(id, now);
  if (!isRuleId(id) || !shipped) return null;
  await rereadLaw();
  const rows = await recordedOf(id);
  const people = rows.flatMap(({ recordedById, withdrawal }) => [recordedById, withdrawal?.withdrawnById ?? null]);
  const names = await staffNames(staff, people);
  const view = (row: Row) => recordedView(row, { names, now });
  const known = versionsOf(id).map((rule) => {
    const row = rows.find(({ number }) => recordedVersion(number) === rule.version);
    const { validTo } = rule;
    return row ? { ...view(row), validTo, state: stateOf(rule, now) } : shippedView(rule, now);
  });
  const withdrawn = rows.filter(({ withdrawal }) => withdrawal !== null).map(view);
  const versions = [...known, ...withdrawn].toSorted((one, other) => other.validFrom.localeCompare(one.validFrom));
  const mayRecord = holds(staff, "law:change") && isOfHome(staff);
  return { id, shipped, versions, base: rows[0]?.number ?? 0, mayRecord };
}

type Row = Awaited<ReturnType<typeof recordedOf>>[number];

function recordedOf(ruleId: RuleId) {
  return db.clockRuleVersion.findMany({
    where: { ruleId },
    orderBy: { number: "desc" },
    include: { withdrawal: true },
  });
}

function stateOf({ validFrom, validTo }: Pick<ClockRule, "validFrom" | "validTo">, now: Date): VersionState {
  const today = shanghaiDate(now);
  if (validFrom > today) return "ahead";
  return validTo === null || today <= validTo ? "in_force" : "past";
}

function shippedView(rule: ClockRule, now: Date): VersionView {
  const extension = rule.extension?.amount ?? null;
  return { ...rule, extension, state: stateOf(rule, now), recorded: null, withdrawn: null };
}

type Around = { names: ReadonlyMap<string, string>; now: Date };

function recordedView(row: Row, { names, now }: Around): VersionView {
  const { number, amount, unit, extension, lawZh, lawEn, article, source, validFrom, withdrawal } = row;
  const by = names.get(row.recordedById) ?? "";
  const withdrawable = withdrawal === null && isAhead(validFrom, now);
  return {
    version: recordedVersion(number),
    law: { zh: lawZh, en: lawEn },
    article,
    source: { zh: source, en: source },
    mark: row.mark as ClockRule["mark"],
    length: { amount, unit: unit as LengthUnit },
    extension,
    validFrom,
    validTo: null,
    state: "withdrawn",
    recorded: { number, by, at: row.recordedAt, reason: row.reason, withdrawable },
    withdrawn: withdrawal && {
      by: names.get(withdrawal.withdrawnById) ?? "",
      at: withdrawal.withdrawnAt,
      reason: withdrawal.reason,
    },
  };
}
