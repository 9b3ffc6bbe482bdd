import type { OpeningClock } from "@/lib/cases/write-track";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { readSigningKey, type SigningKey } from "@/lib/infra/crypto/signature";
import { secrets } from "@/lib/infra/env";
import { issueReceipt, type Receipt, type ReceiptFile, type ReceiptPromise } from "@/lib/reports/receipt";

/** What the receipt page shows for a day: the receipt with its signature, and the only copy of the code. */
export type IssuedReceipt = { receipt: Receipt; token: string; code: string };

let signingKey: SigningKey | undefined;

function receiptKey(): SigningKey {
  signingKey ??= readSigningKey(secrets().receiptKey);
  return signingKey;
}

/** The public halves of the keys that sign receipts. */
export function receiptPublicKeys(): readonly string[] {
  return [receiptKey().publicKeyPem];
}

export type ReceiptFor = {
  reference: string;
  at: Date;
  files: readonly { sha256: string; bytes: number }[];
  clocks: readonly OpeningClock[];
};

/** The signed receipt of a case just opened. The same promise on both tracks is made once. */
export function receiptFor({ reference, at, files, clocks }: ReceiptFor): { receipt: Receipt; token: string } {
  const promises = clocks.map(({ clock, dueAt }): ReceiptPromise => {
    return { ruleId: clock.ruleId, ruleVersion: clock.ruleVersion, by: shanghaiDate(dueAt) };
  });
  const receipt: Receipt = {
    v: 1,
    reference,
    receivedAt: at.toISOString(),
    files: files.map(({ sha256, bytes }, index): ReceiptFile => ({ n: index + 1, sha256, bytes })),
    promises: promises.filter(({ ruleId }, index) => promises.findIndex((one) => one.ruleId === ruleId) === index),
    finding: "none",
  };
  return { receipt, token: issueReceipt(receipt, receiptKey()) };
}
