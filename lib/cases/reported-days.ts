import { z } from "zod";
import type { PlainDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";

const text = z.string().catch("");
const factsSchema = z
  .object({
    where: z.object({ happenedOn: text, link: text, platformName: text }).partial().catch({}),
    seen: z.object({ orderNumber: text }).partial().catch({}),
    logistics: z.object({ orderedAt: text, signedAt: text }).partial().catch({}),
  })
  .partial()
  .catch({});

/** The days that the reporter named, and what they are about. What was typed may be less than a date: then nobody knows. */
export type ReportedDays = {
  readonly happenedOn: PlainDate | null;
  readonly orderedOn: PlainDate | null;
  readonly signedOn: PlainDate | null;
  readonly receivedAt: Date;
  readonly orderNumber: string;
  readonly link: string;
  readonly platformName: string;
};

export async function reportedDays(caseId: string): Promise<ReportedDays> {
  const { openedAt, submission } = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { openedAt: true, submission: { select: { facts: true, receivedAt: true } } },
  });
  const { where, seen, logistics } = factsSchema.parse(submission?.facts ?? {});
  return {
    happenedOn: dayIn(where?.happenedOn),
    orderedOn: dayIn(logistics?.orderedAt),
    signedOn: dayIn(logistics?.signedAt),
    receivedAt: submission?.receivedAt ?? openedAt,
    orderNumber: seen?.orderNumber ?? "",
    link: where?.link ?? "",
    platformName: where?.platformName ?? "",
  };
}

function dayIn(typed: string | undefined): PlainDate | null {
  const day = (typed ?? "").slice(0, 10);
  return z.iso.date().safeParse(day).success ? day : null;
}
