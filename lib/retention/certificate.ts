import {
  readSigningKey,
  type SigningKey,
  signingKeyId,
  signMessage,
  verifySignature,
} from "@/lib/infra/crypto/signature";
import { secrets } from "@/lib/infra/env";

export type CertifiedItem = {
  readonly reference: string;
  readonly kind: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly dueAt: Date;
  readonly outcome: string;
  readonly doneAt: Date;
  readonly hashes: readonly string[];
};
export type Certified = {
  readonly number: number;
  readonly organisationId: string;
  readonly reviewedById: string;
  readonly reviewedAt: Date;
  readonly approvedById: string;
  readonly approvedAt: Date;
  readonly finishedAt: Date;
  readonly items: readonly CertifiedItem[];
};

const TITLE = "zhenping certificate of destruction";

function itemLines({ reference, kind, ruleId, ruleVersion, ...item }: CertifiedItem): string[] {
  const said = `${reference} ${kind} rule ${ruleId}@${ruleVersion} due ${item.dueAt.toISOString()}`;
  const what = item.outcome === "disposed" ? "destroyed" : `left (${item.outcome})`;
  return [`${what} ${said} at ${item.doneAt.toISOString()}`, ...item.hashes.map((hash) => `  sha256 ${hash}`)];
}

/** The text that is signed: which batch, who reviewed and approved, each record with its rule, each original by its hash. */
function statement({ items, ...batch }: Certified): string {
  return [
    TITLE,
    `batch ${batch.number} of ${batch.organisationId}`,
    `reviewed ${batch.reviewedAt.toISOString()} by ${batch.reviewedById}`,
    `approved ${batch.approvedAt.toISOString()} by ${batch.approvedById}`,
    `finished ${batch.finishedAt.toISOString()}`,
    ...items.flatMap(itemLines),
    "",
  ].join("\n");
}

/** Signed with the key of receipts and checkpoints, whose public half is published; in the form of a checkpoint's note. */
export function signCertificate(certified: Certified, key: SigningKey = readSigningKey(secrets().receiptKey)): string {
  const text = statement(certified);
  return `${text}\n— ${key.keyId} ${signMessage(key, text).toString("base64")}\n`;
}

/** Whether this is a certificate that one of these keys signed, to the letter. */
export function isGenuineCertificate(certificate: string, publicKeyPems: readonly string[]): boolean {
  const [text = "", signed = "", ...rest] = certificate.split("\n— ");
  const [keyId = "", signature = ""] = signed.trim().split(" ");
  const key = publicKeyPems.find((pem) => signingKeyId(pem) === keyId);
  if (!key || rest.length > 0 || !text.startsWith(`${TITLE}\n`)) return false;
  return verifySignature(key, text, Buffer.from(signature, "base64"));
}
