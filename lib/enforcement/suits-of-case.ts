import { type SuitState, suitStateOf } from "@/lib/enforcement/suit";
import { db } from "@/lib/infra/db/client";

export type SuitOfCase = { readonly id: string; readonly defendant: string; readonly state: SuitState };

/** The suits that rest on a case, or on the one that it is carried on in. The caller may read the case. */
export async function suitsOfCase(caseId: string): Promise<readonly SuitOfCase[]> {
  const rows = await db.publicInterestSuit.findMany({
    where: restingOn(caseId),
    orderBy: { id: "desc" },
    select: { id: true, defendant: true, state: true },
  });
  return rows.map((row) => ({ ...row, state: suitStateOf(row.state) }));
}

function restingOn(caseId: string) {
  return { cases: { some: { OR: [{ caseId }, { case: { joined: { some: { id: caseId } } } }] } } };
}
