import { isId } from "@/lib/access/schema";
import type { Staff } from "@/lib/access/staff";
import { claimsIn } from "@/lib/enforcement/claims";
import { storedFacts } from "@/lib/enforcement/step-facts";
import { SUIT_MOVES, suitStateOf } from "@/lib/enforcement/suit";
import { db, type Prisma, type Tx } from "@/lib/infra/db/client";

const CASE = { id: true, reference: true, title: true, shopName: true, platform: true } as const;
const WHOLE = {
  cases: { orderBy: { case: { reference: "asc" } }, select: { case: { select: CASE } } },
  steps: { orderBy: { id: "asc" } },
} as const satisfies Prisma.PublicInterestSuitInclude;

type Row = Prisma.PublicInterestSuitGetPayload<{ include: typeof WHOLE }>;

function suitOf({ state, claims, cases, steps, ...row }: Row) {
  return {
    ...row,
    state: suitStateOf(state),
    claims: claimsIn(claims),
    cases: cases.map((one) => one.case),
    steps: steps.flatMap(({ move, facts, ...step }) => {
      const known = SUIT_MOVES.find((one) => one === move);
      return known ? [{ ...step, move: known, facts: storedFacts(facts) }] : [];
    }),
  };
}

export type Suit = ReturnType<typeof suitOf>;

/** A suit of the asker's own organisation; another's is answered like one that was never prepared. */
export async function findSuit({ organisationId }: Staff, id: string, tx: Tx = db): Promise<Suit | null> {
  if (!isId(id)) return null;
  const row = await tx.publicInterestSuit.findFirst({ where: { id, organisationId }, include: WHOLE });
  return row && suitOf(row);
}

/** The same, and nobody else changes it until the transaction ends. A suit is locked before its cases. */
export async function lockSuit(tx: Tx, staff: Staff, id: string): Promise<Suit | null> {
  if (!isId(id)) return null;
  await tx.$queryRaw`SELECT 1 FROM public_interest_suit WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findSuit(staff, id, tx);
}

/** Every suit of an organisation, the latest first. */
export async function suitsOf({ organisationId }: Staff, most: number): Promise<readonly Suit[]> {
  const rows = await db.publicInterestSuit.findMany({
    where: { organisationId },
    include: WHOLE,
    orderBy: { id: "desc" },
    take: most,
  });
  return rows.map(suitOf);
}
