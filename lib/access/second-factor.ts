import type { Tx } from "@/lib/infra/db/client";
import { recoveryCodeHash } from "./recovery-code";
import type { SignInAttempt } from "./sign-in-attempt";
import { openTotp, totpStep } from "./totp";

export type UsedFactor = "code" | "recovery_code" | "enrolment";

/** The step is written only forward: of two requests with the same code one finds it taken. */
async function useStep(tx: Tx, staffId: string, step: bigint): Promise<boolean> {
  const fresh = { OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] };
  const used = await tx.staff.updateMany({ where: { id: staffId, ...fresh }, data: { totpLastStep: step } });
  return used.count === 1;
}

async function useRecoveryCode(tx: Tx, staffId: string, code: string, at: Date): Promise<boolean> {
  const codeHash = recoveryCodeHash(staffId, code);
  const used = await tx.recoveryCode.updateMany({ where: { staffId, codeHash, usedAt: null }, data: { usedAt: at } });
  return used.count === 1;
}

async function enrol(tx: Tx, attempt: SignInAttempt, step: bigint, at: Date): Promise<boolean> {
  const { staffId, sealedTotp } = attempt;
  const enrolled = await tx.staff.updateMany({
    where: { id: staffId, sealedTotp: null },
    data: { sealedTotp: new Uint8Array(sealedTotp ?? []), totpConfirmedAt: at, totpLastStep: step },
  });
  return enrolled.count === 1;
}

/** Uses up what the person typed: the app's code, a recovery code, or the first code of a new app. Null when it is wrong or spent. */
export async function useFactor(tx: Tx, attempt: SignInAttempt, typed: string, at: Date): Promise<UsedFactor | null> {
  const { staffId, staff, sealedTotp } = attempt;
  const code = typed.normalize("NFKC").replace(/\s/g, "");
  const secret = openTotp(sealedTotp ?? staff.sealedTotp ?? new Uint8Array(), staffId);
  const step = totpStep(secret, code, sealedTotp ? null : staff.totpLastStep, at);
  if (step !== null) {
    if (sealedTotp) return (await enrol(tx, attempt, step, at)) ? "enrolment" : null;
    return (await useStep(tx, staffId, step)) ? "code" : null;
  }
  if (sealedTotp) return null;
  return (await useRecoveryCode(tx, staffId, code, at)) ? "recovery_code" : null;
}
