import { z } from "zod";
import type { Staff } from "@/lib/access/staff";
import { normaliseReference } from "@/lib/cases/reference";
import { db } from "@/lib/infra/db/client";

const files = z.array(z.object({ id: z.string() }));

/** What the audit record knows a case by that is gone, and its files: from what is left of it, for its own organisation. */
export async function subjectsOfDisposed(
  { organisationId }: Staff,
  typed: string,
): Promise<{ id: string; ids: string[] } | null> {
  const reference = normaliseReference(typed);
  if (!reference.ok) return null;
  const left = await db.disposedCase.findFirst({
    where: { reference: reference.value, organisationId },
    select: { caseId: true, files: true },
  });
  if (!left) return null;
  return { id: left.caseId, ids: [left.caseId, ...files.parse(left.files).map(({ id }) => id)] };
}
