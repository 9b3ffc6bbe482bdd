import { openCase } from "@/lib/cases/open-case";
import { placeCase } from "@/lib/cases/place-case";
import { recordEvent } from "@/lib/cases/record-event";
import type { TrackKind } from "@/lib/cases/track";
import { inTransaction } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { sealContact } from "@/lib/infra/identity-vault";
import { type CaseSession, mintCaseSession } from "@/lib/reports/case-session";
import { newSecretCode } from "@/lib/reports/secret-code";
import { hashSecretCode, secretCodeTag } from "@/lib/reports/secret-code-hash";

export type FiledCase = { caseId: string; reference: string; code: string; session: CaseSession };
export type Filing = {
  tracks?: readonly TrackKind[];
  at?: Date;
  contact?: { kind: "email" | "phone"; address: string };
};

const KEYS = 3;
const keys: Promise<{ code: string; codeHash: string }>[] = [];
let filed = 0;

/** One of a few codes, another than the last one's: a slow hash for each case would be half of what it costs to file it. */
function keyOfCase(): Promise<{ code: string; codeHash: string }> {
  const at = filed++ % KEYS;
  const code = newSecretCode();
  keys[at] ??= hashSecretCode(secrets().pepper, code).then((codeHash) => ({ code, codeHash }));
  return keys[at];
}

/** A case as a report opens it, without the journey before: for tests of what comes after. */
export async function fileCase(filing: Filing = {}): Promise<FiledCase> {
  const at = filing.at ?? new Date();
  const { pepper } = secrets();
  const { code, codeHash } = await keyOfCase();
  return inTransaction(async (tx) => {
    const opened = await openCase(tx, {
      behaviour: "INCENTIVISED_REVIEW",
      platform: "taobao",
      shopName: "测试小店",
      title: "好评返现",
      searchable: [],
      tracks: filing.tracks ?? ["complaint", "report"],
      at,
    });
    const { caseId, reference } = opened;
    const { contact } = filing;
    await tx.submission.create({
      data: {
        caseId,
        channel: "web",
        locale: "zh",
        facts: {},
        receipt: "-",
        receivedAt: at,
        contactKind: contact?.kind ?? null,
        updatesWanted: contact !== undefined,
        sealedContact: contact ? sealContact(caseId, contact.address) : null,
      },
      select: { id: true },
    });
    await tx.caseKey.create({
      data: { caseId, codeHash, codeTag: secretCodeTag(pepper, caseId, code) },
      select: { caseId: true },
    });
    await placeCase(tx, { caseId, at });
    await recordEvent(tx, { caseId, kind: "received", actor: { kind: "reporter" }, told: true, at });
    const row = await tx.reporterSession.create({
      data: {
        tokenHash: Uint8Array.from(Buffer.from(caseId)),
        caseId,
        createdAt: at,
        seenAt: at,
        expiresAt: new Date(at.getTime() + 3_600_000),
      },
      select: { id: true, caseId: true },
    });
    return { caseId, reference, code, session: mintCaseSession(row) };
  });
}
