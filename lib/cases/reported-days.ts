import { z } from "zod";
import type { PlainDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";

const text = z.string().catch("");
const factsSchema = z
  .object({
    where: z.object({ happenedOn: text }).partial().catch({}),
    logistics: z.object({ orderedAt: text, signedAt: text }).partial().catch({}),
  })
  .partial()
  .catch({});

/** The days that the reporter named. What was typed may be less than a date: then nobody knows. */
export type ReportedDays = {
  readonly happenedOn: PlainDate | null;
  readonly orderedOn: PlainDate | null;
  readonly signedOn: PlainDate | null;
  readonly receivedAt: Date;
};

export async function reportedDays(caseId: string): Promise<ReportedDays> {
  const { openedAt, submission } = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { openedAt: true, submission: { select: { facts: true, receivedAt: true } } },
  });
  const { where, logistics } = factsSchema.parse(submission?.facts ?? {});
  return {
    happenedOn: dayIn(where?.happenedOn),
    orderedOn: dayIn(logistics?.orderedAt),
    signedOn: dayIn(logistics?.signedAt),
    receivedAt: submission?.receivedAt ?? openedAt,
  };
}

function dayIn(typed: string | undefined): PlainDate | null {
  const day = (typed ?? "").slice(0, 10);
  return z.iso.date().safeParse(day).success ? day : null;
}
