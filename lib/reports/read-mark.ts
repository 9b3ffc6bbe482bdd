import { type MarkStanding, standingOf } from "@/lib/cases/bad-faith/bad-faith-mark";
import { db } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";

/** What a reporter reads of a mark on their report: why, until when, and what became of their appeal; never who. */
export type ReportersMark = {
  readonly standing: MarkStanding;
  readonly ground: string;
  readonly reason: string;
  readonly expiresAt: Date;
  readonly appeal: string | null;
  readonly answer: string | null;
};

/** Null for a report that is not marked, and for a mark whose time is over. */
export async function readMark({ caseId }: CaseSession, at: Date = new Date()): Promise<ReportersMark | null> {
  const row = await db.badFaithMark.findUnique({
    where: { caseId },
    select: {
      ground: true,
      reason: true,
      expiresAt: true,
      appealedAt: true,
      appeal: true,
      appealDecidedAt: true,
      appealWords: true,
      lifted: true,
    },
  });
  if (!row) return null;
  const standing = standingOf({ ...row, askedById: "", approvedById: "" }, at);
  if (standing === "over") return null;
  const { ground, reason, expiresAt, appeal, appealWords } = row;
  return { standing, ground, reason, expiresAt, appeal, answer: appealWords };
}
