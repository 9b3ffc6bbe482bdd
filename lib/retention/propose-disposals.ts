import { db, inTransaction } from "@/lib/infra/db/client";
import { writeProposal } from "@/lib/retention/write-proposal";

/**
 * Puts together what is due in each organisation, once a month (G4). A second run finds everything proposed already.
 * @returns how many batches were made.
 */
export async function proposeDisposals(at: Date = new Date()): Promise<number> {
  const organisations = await db.organisation.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  let made = 0;
  for (const { id: organisationId } of organisations) {
    const actor = { kind: "system" } as const;
    if (await inTransaction((tx) => writeProposal(tx, { organisationId, actor, at }))) made++;
  }
  return made;
}
