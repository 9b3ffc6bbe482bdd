import { createHash } from "node:crypto";
import { decodeBase64url } from "@/lib/infra/crypto/base64url";
import { canonicalJson } from "@/lib/infra/crypto/canonical-json";
import { type SigningKey, signingKeyId, signMessage, verifySignature } from "@/lib/infra/crypto/signature";

const format = "ZP1";

export type ReceiptFile = { n: number; sha256: string; bytes: number };

/** `by` is a calendar day in China, YYYY-MM-DD: the last day on which the promise is kept. */
export type ReceiptPromise = { ruleId: string; ruleVersion: string; by: string };

/** What a reporter keeps. `finding: "none"`: it proves receipt, never that the report is true (ABU-07). */
export type Receipt = {
  v: 1;
  reference: string;
  receivedAt: string;
  files: ReceiptFile[];
  promises: ReceiptPromise[];
  finding: "none";
};

/** The receipt with its file list folded into one hash, small enough for a QR; this is what is signed. */
export type ReceiptStatement = Omit<Receipt, "files"> & { filesRoot: string; filesCount: number };

export type ReceiptCheck =
  | { genuine: true; statement: ReceiptStatement }
  | { genuine: false; reason: "malformed" | "unknown_key" | "altered" };

/** Signs a receipt: `ZP1.<statement>.<key id>.<signature>`, base64url, Ed25519 over everything before the last dot. */
export function issueReceipt(receipt: Receipt, signingKey: SigningKey): string {
  const { files, ...rest } = receipt;
  const statement: ReceiptStatement = { ...rest, filesRoot: filesRoot(files), filesCount: files.length };
  const body = Buffer.from(canonicalJson(statement), "utf8").toString("base64url");
  const signed = `${format}.${body}.${signingKey.keyId}`;
  return `${signed}.${signMessage(signingKey, signed).toString("base64url")}`;
}

/** What stands before the token in the address that a receipt's QR holds; a chat may have put a query of its own into it. */
const ADDRESS = /^[^#]*\/verify(?:\?[^#]*)?#/;

/**
 * Whether a typed, pasted or scanned token was issued by us, under one of `publicKeys` (PEM; retired ones too). It may
 * come as the whole address of its QR. White space and invisible characters are forgiven, nothing else is.
 */
export function checkReceipt(token: string, publicKeys: readonly string[]): ReceiptCheck {
  const parts = token
    .replace(/[\s\p{Cf}]/gu, "")
    .replace(ADDRESS, "")
    .split(".");
  const [name, body = "", keyId = "", signatureText = ""] = parts;
  const statement = decodeBase64url(body);
  const signature = decodeBase64url(signatureText);
  if (parts.length !== 4 || name !== format || !statement?.length || signature?.length !== 64) {
    return { genuine: false, reason: "malformed" };
  }
  const publicKey = publicKeys.find((pem) => signingKeyId(pem) === keyId);
  if (!publicKey) return { genuine: false, reason: "unknown_key" };
  if (!verifySignature(publicKey, `${format}.${body}.${keyId}`, signature))
    return { genuine: false, reason: "altered" };
  return { genuine: true, statement: JSON.parse(statement.toString("utf8")) as ReceiptStatement };
}

/** Whether these are the files, all of them and in this order, that the receipt was given for. */
export function receiptMatchesFiles(statement: ReceiptStatement, files: readonly ReceiptFile[]): boolean {
  return statement.filesCount === files.length && statement.filesRoot === filesRoot(files);
}

function filesRoot(files: readonly ReceiptFile[]): string {
  const listed = files.map(({ n, sha256, bytes }) => ({ n, sha256, bytes }));
  return createHash("sha256").update(canonicalJson(listed), "utf8").digest("base64url");
}
