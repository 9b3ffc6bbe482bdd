import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";

/** Has the working copy read once the caller's transaction is committed. Apart from the reading itself, which no page may load. */
export async function readEvidenceLater(tx: Tx, evidenceId: string): Promise<void> {
  await enqueue(tx, "read-evidence", { evidenceId });
}
