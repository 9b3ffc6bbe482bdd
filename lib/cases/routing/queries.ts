import { db, type Tx } from "@/lib/infra/db/client";
import type { RoutingExample } from "./example";
import type { RuleSet } from "./rule";
import { keptRules } from "./schema";

export type VersionedRules = RuleSet & { readonly version: number };
export type UnitView = {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly grounds: readonly string[];
  readonly closed: boolean;
};
export type RulesVersion = {
  readonly version: number;
  readonly changedById: string;
  readonly changedAt: Date;
  readonly reason: string;
  readonly count: number;
};

const VERSIONS_SHOWN = 20;

/** The rules in force of an organisation; version 0 before there are any: every case to nobody's desk. */
export async function currentRules(organisationId: string, tx: Tx = db): Promise<VersionedRules> {
  const row = await tx.routingRules.findFirst({
    where: { organisationId },
    orderBy: { version: "desc" },
    select: { version: true, rules: true, otherwiseId: true },
  });
  if (!row) return { version: 0, rules: [], otherwiseId: null };
  return { version: row.version, rules: keptRules.parse(row.rules), otherwiseId: row.otherwiseId };
}

/** The desks of an organisation, closed ones last: cases may still lie there. */
export async function unitsOf(organisationId: string): Promise<readonly UnitView[]> {
  const rows = await db.unit.findMany({
    where: { organisationId },
    orderBy: [{ closedAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true, nameZh: true, nameEn: true, grounds: true, closedAt: true },
  });
  return rows.map(({ closedAt, ...unit }) => ({ ...unit, closed: closedAt !== null }));
}

export function examplesOf(organisationId: string, tx: Tx = db): Promise<readonly RoutingExample[]> {
  return tx.routingExample.findMany({
    where: { organisationId, removedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, name: true, behaviour: true, platform: true, region: true, words: true, unitId: true },
  });
}

/** Who changed the rules, when and why, the latest first. */
export async function versionsOf(organisationId: string): Promise<readonly RulesVersion[]> {
  const rows = await db.routingRules.findMany({
    where: { organisationId },
    orderBy: { version: "desc" },
    take: VERSIONS_SHOWN,
    select: { version: true, changedById: true, changedAt: true, reason: true, rules: true },
  });
  return rows.map(({ rules, ...row }) => ({ ...row, count: keptRules.parse(rules).length }));
}
