import type { LengthUnit } from "@/lib/clocks/clock-rule";
import { keepRecordedRules, type RecordedRule } from "@/lib/clocks/recorded-rule";
import { db } from "@/lib/infra/db/client";
import { isDatabaseAway } from "@/lib/infra/db/unavailable";
import { errorFacts, log } from "@/lib/infra/log/log";

/** How old what a process knows of the law may be. Far below LEAD_MS of lib/cases/law/rule-day.ts, on which it rests. */
const FRESH_MS = 60_000;

type Reading = { begun: number; kept: number; at: number; current: Promise<void> | null };
// Of the process, like what it fills (lib/clocks/recorded-rule.ts).
const held = globalThis as { zhenpingLawRead?: Reading | undefined };

function reading(): Reading {
  held.zhenpingLawRead ??= { begun: 0, kept: 0, at: Number.NEGATIVE_INFINITY, current: null };
  return held.zhenpingLawRead;
}

/**
 * Sees to it that this process knows the recorded versions of rules as they stood a minute ago or later. Asked before a
 * request is answered and before a job is done: counting itself asks no database. A process that has never read them
 * fails; one that has goes on with what it knows while the database is away, when nothing can be written anyway.
 */
export async function knowLaw(): Promise<void> {
  const state = reading();
  if (performance.now() - state.at < FRESH_MS) return;
  state.current ??= rereadLaw().finally(() => {
    state.current = null;
  });
  try {
    await state.current;
  } catch (error) {
    if (state.kept === 0 || !isDatabaseAway(error)) throw error;
    log.warn({ error: errorFacts(error) }, "goes on with the law data that it knows");
  }
}

/** Reads them now: for the process that has just written one. A reading that began earlier never replaces a later one. */
export async function rereadLaw(): Promise<void> {
  const state = reading();
  state.begun += 1;
  const [turn, at] = [state.begun, performance.now()];
  const rules = await readRecorded();
  if (turn < state.kept) return;
  Object.assign(state, { kept: turn, at });
  keepRecordedRules(rules);
}

async function readRecorded(): Promise<RecordedRule[]> {
  const rows = await db.clockRuleVersion.findMany({
    where: { withdrawal: null },
    orderBy: [{ ruleId: "asc" }, { number: "asc" }],
    select: {
      ruleId: true,
      number: true,
      amount: true,
      unit: true,
      extension: true,
      lawZh: true,
      lawEn: true,
      article: true,
      source: true,
      mark: true,
      validFrom: true,
    },
  });
  return rows.map(({ amount, unit, lawZh, lawEn, mark, source, ...row }) => ({
    ...row,
    law: { zh: lawZh, en: lawEn },
    source: { zh: source, en: source }, // an address or a citation, as it was written
    mark: mark as RecordedRule["mark"],
    length: { amount, unit: unit as LengthUnit },
  }));
}
