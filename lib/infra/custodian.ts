import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { settings } from "@/lib/infra/env";

const RECIPIENT = "custodian-recipient.txt";
const IDENTITY = "custodian-identity.txt";

const identityFile = (
  identity: string,
  recipient: string,
) => `# The custodian's key: it alone opens the originals of evidence (age -d -i this-file original.age).
# MOVE this file into the custodian's keeping, offline, with a second copy elsewhere, and delete it here.
# The program never reads it. Without it no original can ever be opened again.
# public key: ${recipient}
${identity}
`;

/**
 * Makes the custodian's key pair at the first start, unless the operator names a recipient of their own. Both files are
 * written aside and renamed, the identity first: nothing is ever sealed to a key that nobody holds.
 * @throws {Error} when an identity is there without its recipient: a second pair would overwrite the first one's key.
 */
export async function ensureCustodian(dataDir: string, named?: string): Promise<void> {
  const [recipientPath, identityPath] = [join(dataDir, RECIPIENT), join(dataDir, IDENTITY)];
  if (named || existsSync(recipientPath)) return;
  if (existsSync(identityPath)) {
    throw new Error(`${RECIPIENT} is missing. Write the line after "public key:" of ${IDENTITY} into it.`);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  writeFileSync(`${identityPath}.new`, identityFile(identity, recipient), { mode: 0o600 });
  writeFileSync(`${recipientPath}.new`, `${recipient}\n`, { mode: 0o644 });
  renameSync(`${identityPath}.new`, identityPath);
  renameSync(`${recipientPath}.new`, recipientPath);
}

/** Whom originals are sealed to. @throws when there is nobody: an original is then kept as it came, and tried again. */
export function custodianRecipient(): string {
  const { custodianRecipient: named, dataDir } = settings();
  return named ?? readFileSync(join(dataDir, RECIPIENT), "utf8").trim();
}
