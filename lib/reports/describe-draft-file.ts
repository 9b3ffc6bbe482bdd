import { inTransaction } from "@/lib/infra/db/client";
import { lockDraft } from "@/lib/reports/draft-lock";
import { fileSchema, type TypedFileDescription } from "@/lib/reports/file-schema";
import { type Problem, readStep } from "@/lib/reports/read-step";

export type DescribeDraftFileResult = { ok: true } | { ok: false; problems: readonly Problem[] };

/** Keeps what the reporter says about a file: what it shows, when and where it was taken. A file that is gone is fine. */
export async function describeDraftFile(
  token: string,
  fileId: string,
  typed: TypedFileDescription,
): Promise<DescribeDraftFileResult> {
  const read = readStep(fileSchema, typed);
  if (!read.ok) return read;
  await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, token);
    if (draft && !draft.submitted)
      await tx.draftFile.updateMany({ where: { id: fileId, draftId: draft.id }, data: read.answers });
  });
  return { ok: true };
}
