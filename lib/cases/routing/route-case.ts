import { jurisdictionOf, type KnownPlace } from "@/lib/cases/jurisdiction";
import type { Tx } from "@/lib/infra/db/client";
import { currentRules } from "./queries";
import { type Route, routeOf } from "./rule";

type Routed = KnownPlace & {
  readonly organisationId: string;
  readonly behaviour: string;
  /** As `searchDocument` wrote it. */
  readonly searchText: string;
};

export type AppliedRoute = Route & { readonly version: number };

/** Where the rules in force lead a case of these facts; null before there are any rules. */
export async function routeFor(tx: Tx, { organisationId, searchText, ...facts }: Routed): Promise<AppliedRoute | null> {
  const rules = await currentRules(organisationId, tx);
  if (rules.version === 0) return null;
  const { region } = jurisdictionOf(facts);
  const route = routeOf(rules, { ...facts, region, document: searchText });
  return { ...route, version: rules.version };
}

/** The latest word on where a case lies; null for one that no rule was ever asked about. Read under the lock of the case. */
export function latestRoute(tx: Tx, caseId: string) {
  const orderBy = { id: "desc" } as const;
  return tx.caseRoute.findFirst({ where: { caseId }, orderBy, select: { id: true, cause: true } });
}

/** Keeps which rule of which version led a case to its desk, and why it was asked. */
export async function keepRoute(
  tx: Tx,
  caseId: string,
  kept: { route: AppliedRoute; cause: "opened" | "place_recorded"; at: Date },
): Promise<void> {
  const { unitId, number, name, version } = kept.route;
  const { cause, at } = kept;
  await tx.caseRoute.createMany({
    data: [{ caseId, unitId, ruleNumber: number, ruleName: name, version, cause, at }],
  });
}
