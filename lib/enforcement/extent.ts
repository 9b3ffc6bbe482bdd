import { conductPeriod, type Known, known, MONEY_KIND_NAMES, type MoneyFact } from "@/lib/cases/money/money-fact";
import { db, type Tx } from "@/lib/infra/db/client";

/** How far the harm is known to reach, counted from the cases of a suit. */
export type Extent = {
  readonly cases: number;
  /** Different people: the same contact counts once, and so does the same text without a contact. Who sent a clue letter is no consumer. */
  readonly reporters: number;
  /** What staff recorded of consumers affected; null where nothing is. */
  readonly consumers: Known | null;
  readonly regions: readonly string[];
  readonly platforms: readonly string[];
  /** Days in China, first and last that anybody named or recorded. */
  readonly from: string | null;
  readonly to: string | null;
  readonly money: readonly (Known & { readonly kind: MoneyFact["kind"] })[];
};

type Counted = {
  cases: number;
  reporters: number;
  regions: string[] | null;
  platforms: string[] | null;
  from: string | null;
  to: string | null;
};

export async function extentOf(caseIds: readonly string[], tx: Tx = db): Promise<Extent> {
  const counted = await countedIn(caseIds, tx);
  const facts = await moneyIn(caseIds, tx);
  const conduct = conductPeriod(facts);
  const days = [counted.from, counted.to, conduct?.from, conduct?.to].flatMap((day) => day ?? []).toSorted();
  const money = MONEY_KIND_NAMES.flatMap((kind) => {
    const amount = kind === "consumers" ? null : known(facts, kind);
    return amount ? [{ ...amount, kind }] : [];
  });
  return {
    cases: counted.cases,
    reporters: counted.reporters,
    consumers: known(facts, "consumers"),
    regions: counted.regions ?? [],
    platforms: counted.platforms ?? [],
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    money,
  };
}

async function countedIn(caseIds: readonly string[], tx: Tx): Promise<Counted> {
  const rows = await tx.$queryRaw<Counted[]>`
    SELECT count(*)::int AS cases,
      count(DISTINCT coalesce(encode(said.reporter_tag, 'hex'), words.prints::text, own.id::text))
        FILTER (WHERE letter.id IS NULL)::int AS reporters,
      array_agg(DISTINCT own.operator_region) FILTER (WHERE own.operator_region IS NOT NULL) AS regions,
      array_agg(DISTINCT own.platform) AS platforms, min(happened.day) AS "from", max(happened.day) AS "to"
    FROM "case" AS own
      LEFT JOIN submission AS said ON said.case_id = own.id
      LEFT JOIN case_word_prints AS words ON words.case_id = own.id
      LEFT JOIN clue_letter AS letter ON letter.case_id = own.id
      LEFT JOIN LATERAL (SELECT substring(said.facts #>> '{where,happenedOn}' FROM '^\\d{4}-\\d\\d-\\d\\d') AS day) AS happened ON true
    WHERE own.id = ANY(${caseIds}::uuid[])`;
  const [row] = rows;
  if (!row) throw new Error("a count is one row");
  return row;
}

async function moneyIn(caseIds: readonly string[], tx: Tx): Promise<MoneyFact[]> {
  const rows = await tx.moneyEntry.findMany({
    where: { caseId: { in: [...caseIds] }, struckOut: false, correctedBy: null },
    select: { id: true, kind: true, low: true, high: true, fromDay: true, toDay: true, evidenceId: true },
  });
  return rows.flatMap(({ kind, low, high, fromDay, toDay, ...row }) => {
    const known = MONEY_KIND_NAMES.find((name) => name === kind);
    return known ? [{ ...row, kind: known, low: Number(low), high: Number(high), from: fromDay, to: toDay }] : [];
  });
}
