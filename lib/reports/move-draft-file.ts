import { inTransaction } from "@/lib/infra/db/client";
import { lockDraft } from "@/lib/reports/draft-lock";

/** Moves a file of the report under way one place up or down. At either end, and for a file that is gone, nothing moves. */
export async function moveDraftFile(token: string, fileId: string, direction: "up" | "down"): Promise<void> {
  await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, token);
    if (!draft || draft.submitted) return;
    const files = await tx.draftFile.findMany({
      where: { draftId: draft.id },
      select: { id: true, position: true },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    });
    const from = files.findIndex((file) => file.id === fileId);
    const [moved, other] = [files[from], files[direction === "up" ? from - 1 : from + 1]];
    if (!moved || !other) return;
    await tx.draftFile.update({ where: { id: moved.id }, data: { position: other.position }, select: { id: true } });
    await tx.draftFile.update({ where: { id: other.id }, data: { position: moved.position }, select: { id: true } });
  });
}
