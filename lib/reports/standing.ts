import type { CaseStanding } from "@/lib/cases/case-standing";
import { contactsIn, distinctIdentifiers, type Identifier } from "@/lib/cases/identifiers";
import { merchantKey, plainName } from "@/lib/cases/merchant-key";
import type { ReportFacts } from "@/lib/reports/facts";

/** What these facts say about whom they mean, how much they weigh, and what the case can be found by exactly. */
export function standingOf(facts: ReportFacts): CaseStanding {
  const merchant = merchantKey(facts.where);
  const { care = [] } = facts;
  return {
    merchant,
    threat: facts.seen.offers.includes("threat") || care.includes("unsafe"),
    vulnerable: care.includes("vulnerable"),
    paidInAdvance: facts.what.paidInAdvance,
    moneyWanted: facts.wish !== "report",
    identifiers: distinctIdentifiers([{ kind: "merchant", value: merchant }, ...identifiersIn(facts)]),
  };
}

function identifiersIn({ where, seen, logistics }: ReportFacts): Identifier[] {
  const name = plainName(where.shopName);
  return [
    { kind: "shop_name", value: name && `${where.platform}:${name}` },
    { kind: "item", value: where.itemId ? `${where.platform}:${where.itemId}` : "" },
    { kind: "link", value: where.link },
    { kind: "order", value: plainName(seen.orderNumber) },
    ...contactsIn(seen.contacts),
    ...(logistics?.waybills ?? []).map((value): Identifier => ({ kind: "waybill", value: plainName(value) })),
  ];
}
