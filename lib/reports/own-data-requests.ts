import { isUndone, requestStatus } from "@/lib/cases/data-requests/data-request";
import type { ClockStatus } from "@/lib/clocks/clock";
import { db } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";

/** What a reporter reads of a request of theirs: when, by when, and the answer; never who gave it. */
export type OwnDataRequest = {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly askedAt: Date;
  readonly status: ClockStatus;
  readonly answered: {
    readonly at: Date;
    readonly outcome: string;
    readonly ground: string | null;
    readonly words: string;
    /** Granted, and opened again since because deletion did not come. */
    readonly undone: boolean;
  } | null;
  /** Granted before and opened again; what colleagues wrote about it is theirs. */
  readonly reopened: { readonly at: Date; readonly because: string } | null;
};

/** What the reporter has asked about their data, the oldest first. */
export async function ownDataRequests({ caseId }: CaseSession, now: Date = new Date()): Promise<OwnDataRequest[]> {
  const rows = await db.dataRequest.findMany({
    where: { caseId },
    orderBy: [{ askedAt: "asc" }, { reopenedAt: { sort: "asc", nulls: "first" } }],
    select: {
      id: true,
      kind: true,
      words: true,
      askedAt: true,
      ruleVersion: true,
      answeredAt: true,
      outcome: true,
      ground: true,
      answer: true,
      reopenedAt: true,
      reopenedBecause: true,
    },
  });
  return rows.map((row) => {
    const { id, kind, words, askedAt, answeredAt, outcome, ground, answer, reopenedAt, reopenedBecause } = row;
    const undone = isUndone(row, rows);
    const answered = answeredAt && { at: answeredAt, outcome: outcome ?? "", ground, words: answer ?? "", undone };
    const reopened = reopenedAt && { at: reopenedAt, because: reopenedBecause ?? "" };
    return { id, kind, words, askedAt, status: requestStatus(row, now), answered, reopened };
  });
}
