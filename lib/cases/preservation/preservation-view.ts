import { type KeptTransaction, type Lapse, lapses, reportedTransaction } from "@/lib/cases/preservation/lapse";
import { reportedDays } from "@/lib/cases/reported-days";
import { db } from "@/lib/infra/db/client";

export type SentLetter = {
  readonly id: string;
  readonly addressee: string;
  readonly body: string;
  readonly sentOn: string;
  readonly sentById: string;
};

/** The transactions of a case that are known by their day, the first to lapse on top. */
export async function lapsesOfCase(caseId: string, now: Date): Promise<Lapse[]> {
  const [rows, days] = await Promise.all([
    db.caseTransaction.findMany({
      where: { caseId, withdrawnAt: null },
      orderBy: { id: "asc" },
      select: { id: true, label: true, completedOn: true },
    }),
    reportedDays(caseId),
  ]);
  const recorded = rows.map((row): KeptTransaction => ({ ...row, from: "recorded" }));
  const reported = reportedTransaction(days, days.orderNumber);
  return lapses(reported ? [reported, ...recorded] : recorded, now);
}

/** The letters that went out for a case, the latest first. */
export function lettersOfCase(caseId: string): Promise<SentLetter[]> {
  return db.preservationLetter.findMany({
    where: { caseId },
    orderBy: { id: "desc" },
    select: { id: true, addressee: true, body: true, sentOn: true, sentById: true },
  });
}
