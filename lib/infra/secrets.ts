import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const key = z.base64().transform((text) => Buffer.from(text, "base64"));

/** What the installation must keep secret besides the key of the vault; one file, mode 600, in the data folder. */
export const secretsSchema = z.object({
  /** Mixed into every slow hash: a stolen database alone cannot be tried against. */
  pepper: key,
  /** Seals drafts and second factors, and contacts from before the vault had its key. */
  sealingKey: key,
  /** Heads of the audit lanes. */
  auditKey: key,
  /** Form tokens, puzzles, address prefixes. */
  formKey: key,
  /** next-auth's own. */
  sessionKey: z.string().min(40),
  /** Signs receipts; the public half is published. */
  receiptKey: z.string().startsWith("-----BEGIN PRIVATE KEY-----"),
  /** The runtime's database roles. */
  databasePassword: z.string().min(30),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** The key that reporters' identities are sealed with: a file of its own, so that it can be kept, mounted and lost apart. */
export const VAULT_KEY_FILE = "vault.key";

/** Linked into place, so that of two starts at once one key wins and none is half written. */
function ensureVaultKey(dataDir: string): void {
  const file = join(dataDir, VAULT_KEY_FILE);
  if (existsSync(file)) return;
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, randomBytes(32).toString("base64"), { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(fresh);
  }
}

/** Makes the secrets file and the vault's key when there are none. Secrets are written aside and renamed, so a killed start leaves none or a whole one. */
export function ensureSecrets(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 }); // the database account must be able to walk through
  ensureVaultKey(dataDir);
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) return;
  const random = () => randomBytes(32).toString("base64");
  const { privateKey } = generateKeyPairSync("ed25519");
  const fresh = {
    pepper: random(),
    sealingKey: random(),
    auditKey: random(),
    formKey: random(),
    sessionKey: random(),
    receiptKey: privateKey.export({ type: "pkcs8", format: "pem" }),
    databasePassword: randomBytes(32).toString("base64url"),
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
