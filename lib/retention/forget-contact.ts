import { recordEvent } from "@/lib/cases/record-event";
import type { Tx } from "@/lib/infra/db/client";
import type { DisposalOrder, Gone } from "@/lib/retention/disposal-order";

/** Empties the vault's entry of one reporter, with the address in whatever was written to them. The case stays. */
export async function forgetContact(tx: Tx, { caseId }: DisposalOrder, at: Date): Promise<Gone> {
  await tx.submission.updateMany({
    where: { caseId },
    data: { sealedContact: null, contactKind: null, reporterTag: null, updatesWanted: false },
  });
  await tx.notice.updateMany({ where: { caseId }, data: { sealedAddress: new Uint8Array(0) } });
  await tx.notice.updateMany({ where: { caseId, sentAt: null, givenUpAt: null }, data: { givenUpAt: at } });
  const actor = { kind: "system" } as const;
  await recordEvent(tx, { caseId, kind: "contact_disposed", actor, told: false, at });
  return { hashes: [], remaining: [] };
}
