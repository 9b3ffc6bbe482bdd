import { hashSlowly } from "@/lib/infra/crypto/slow-hash";
import type { Tx } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";

export type NewAccount = {
  name: string;
  email: string;
  roles: readonly string[];
  organisationId: string;
  passwordHash: string;
};

/** Scrypt with the installation's pepper. */
export function hashPassword(password: string): Promise<string> {
  return hashSlowly(secrets().pepper, password);
}

/** Writes a person without a second factor: enrolled at the first sign-in. @throws a duplicate when the address is taken. */
export async function createAccount(tx: Tx, account: NewAccount, at: Date): Promise<{ id: string }> {
  const data = { ...account, roles: [...account.roles], createdAt: at };
  return tx.staff.create({ data, select: { id: true } });
}
