import { randomUUID } from "node:crypto";
import type { CaseStanding } from "@/lib/cases/case-standing";
import { openCase } from "@/lib/cases/open-case";
import { placeCase } from "@/lib/cases/place-case";
import type { TrackKind } from "@/lib/cases/track";
import { db, inTransaction } from "@/lib/infra/db/client";

type Wishes = Partial<CaseStanding> & {
  at?: Date;
  behaviour?: string;
  platform?: string;
  /** The home organisation without. */
  organisationId?: string;
  tracks?: readonly TrackKind[];
  /** Two cases with the same word come from the same contact. */
  reporter?: string;
};

const NOTHING = { threat: false, vulnerable: false, paidInAdvance: false, moneyWanted: false };

/** A case about a merchant, placed in the queue as a report is; by itself nothing but its clock weighs. */
export async function weighedCase(wishes: Wishes = {}): Promise<{ caseId: string; reference: string }> {
  const { at = new Date(), reporter, merchant = `test:name:${randomUUID()}` } = wishes;
  const { behaviour = "", platform = "test", tracks = ["report"] as const, identifiers = [] } = wishes;
  const known = {
    ...NOTHING,
    ...wishes,
    merchant,
    identifiers: [{ kind: "merchant", value: merchant } as const, ...identifiers],
  };
  return inTransaction(async (tx) => {
    const words = { behaviour, platform, shopName: merchant, title: merchant, searchable: [] };
    const owner = wishes.organisationId ? { organisationId: wishes.organisationId } : {};
    const { caseId, reference } = await openCase(tx, { ...words, ...owner, tracks, standing: known, at });
    const contact = reporter ? { sealedContact: new Uint8Array(1), reporterTag: tagFor(reporter) } : {};
    const data = { caseId, channel: "web", locale: "zh", facts: {}, receipt: "", receivedAt: at, ...contact };
    await tx.submission.create({ data, select: { id: true } });
    await placeCase(tx, { caseId, at });
    return { caseId, reference };
  });
}

function tagFor(reporter: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(reporter.padEnd(16)));
}

/** The first track of a case, as the queue has it. */
export async function trackOf(caseId: string) {
  return db.track.findFirstOrThrow({ where: { caseId }, orderBy: { kind: "asc" } });
}
