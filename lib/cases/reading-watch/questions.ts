import type { Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";

export type ReadingQuestion = { readonly id: string; readonly askedAt: Date; readonly question: string } & {
  readonly kind: string;
  readonly day: string;
  readonly answer: string | null;
};

const MOST = 50;

/** What auditors asked this person about their reading: what waits for an answer first. */
export async function questionsFor({ id: staffId }: Staff): Promise<ReadingQuestion[]> {
  const rows = await db.readingSign.findMany({
    where: { staffId, NOT: { askedAt: null }, OR: [{ setAsideAt: null }, { NOT: { answeredAt: null } }] },
    orderBy: [{ answeredAt: { sort: "asc", nulls: "first" } }, { id: "desc" }],
    take: MOST,
    select: { id: true, askedAt: true, question: true, kind: true, day: true, answer: true },
  });
  return rows.map(({ askedAt, question, ...row }) => ({
    ...row,
    askedAt: askedAt ?? new Date(0),
    question: question ?? "",
  }));
}

/** How many of them wait. */
export async function countQuestions({ id: staffId }: Staff): Promise<number> {
  return db.readingSign.count({
    where: { staffId, answeredAt: null, setAsideAt: null, NOT: { askedAt: null } },
  });
}
