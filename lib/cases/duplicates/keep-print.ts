import type { Json } from "@/lib/infra/crypto/canonical-json";
import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { storyPrint, wordsPrint } from "./print";

export type ReportWords = { readonly story: string; readonly typed: Json; readonly files: readonly string[] };

/** Keeps what tells an exact duplicate, in the transaction that opens the case, and has the worker look for one. */
export async function keepPrint(tx: Tx, caseId: string, { story, typed, files }: ReportWords): Promise<void> {
  const { organisationId, openedAt } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { organisationId: true, openedAt: true },
  });
  const print = { story: storyPrint(story), words: wordsPrint(typed), files: files.toSorted() };
  await tx.casePrint.createMany({ data: [{ caseId, organisationId, openedAt, ...print }] });
  if (print.story !== "") await enqueue(tx, "find-duplicate", { caseId });
}
