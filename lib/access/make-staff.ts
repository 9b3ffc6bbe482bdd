import { appendAudit } from "@/lib/audit/append-entry";
import { randomToken } from "@/lib/infra/crypto/tokens";
import { inTransaction } from "@/lib/infra/db/client";
import { createAccount, hashPassword } from "./new-account";
import { HOME_ORGANISATION } from "./organisation";
import type { Role } from "./roles";
import { newTotpSecret, sealTotp } from "./totp";

export type MakeStaff = { name: string; email: string; roles: readonly Role[]; organisationId?: string };
export type MadeStaff = { id: string; name: string; email: string; password: string; totpSecret: string };

/** An account with a random password and an enrolled second factor, for the demonstration world and tests: both are returned and nowhere kept in clear. */
export async function makeStaff(input: MakeStaff, at = new Date()): Promise<MadeStaff> {
  const password = randomToken(18);
  const totpSecret = newTotpSecret();
  const passwordHash = await hashPassword(password);
  const id = await inTransaction(async (tx) => {
    const person = await createAccount(tx, { organisationId: HOME_ORGANISATION, ...input, passwordHash }, at);
    const data = { sealedTotp: sealTotp(totpSecret, person.id), totpConfirmedAt: at };
    await tx.staff.update({ where: { id: person.id }, data });
    const subject = { kind: "staff", id: person.id } as const;
    await appendAudit(tx, { at, actor: { kind: "system" }, action: "staff.set_up", subject });
    return person.id;
  });
  return { id, name: input.name, email: input.email, password, totpSecret };
}
