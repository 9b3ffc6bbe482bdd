import type { CheckFacts } from "@/lib/cases/checklists/proofs";
import type { Tx } from "@/lib/infra/db/client";

/** What a case has by now that can tick an item. */
export async function checkFacts(tx: Tx, caseId: string): Promise<CheckFacts> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      operatorPlace: true,
      identifiers: { select: { kind: true } },
      evidence: {
        select: {
          capturedOn: true,
          grades: { take: 1, select: { id: true } },
          confirmed: { take: 1, select: { id: true } },
        },
      },
      _count: {
        select: {
          money: { where: { struckOut: false, correctedBy: null } },
          transactions: { where: { withdrawnAt: null } },
          preservation: true,
        },
      },
    },
  });
  return {
    identifiers: row.identifiers.map(({ kind }) => kind),
    files: row.evidence.map(({ capturedOn, grades, confirmed }) => ({
      graded: grades.length > 0,
      confirmed: confirmed.length > 0,
      dated: capturedOn !== null,
    })),
    placeFound: row.operatorPlace !== null,
    moneyEntries: row._count.money,
    transactions: row._count.transactions,
    preservationLetters: row._count.preservation,
  };
}
