import type { Staff } from "@/lib/access/staff";
import { furthest, gauges, type Standing } from "@/lib/cases/money/gauge";
import { moneyEntries, stillHolds } from "@/lib/cases/money/money-entries";

/** How many entries hold, and how far they go towards a crime: what the page of a case says in one sentence. */
export async function moneyStanding(staff: Staff, caseId: string): Promise<{ entries: number; standing: Standing }> {
  const facts = (await moneyEntries(staff, caseId)).filter(stillHolds);
  return { entries: facts.length, standing: furthest(gauges(facts)) };
}
