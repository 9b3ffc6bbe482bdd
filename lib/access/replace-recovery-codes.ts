import type { Tx } from "@/lib/infra/db/client";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-code";

/** Ends a person's recovery codes and makes ten new ones; their plain text is returned and nowhere kept. */
export async function replaceRecoveryCodes(tx: Tx, staffId: string): Promise<string[]> {
  await tx.recoveryCode.deleteMany({ where: { staffId } });
  const codes = newRecoveryCodes();
  const data = codes.map((code) => ({ staffId, codeHash: recoveryCodeHash(staffId, code) }));
  await tx.recoveryCode.createMany({ data });
  return codes;
}
