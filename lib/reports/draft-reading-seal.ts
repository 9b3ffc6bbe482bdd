import { z } from "zod";
import { deriveKey } from "@/lib/infra/crypto/derive-key";
import { open, seal } from "@/lib/infra/crypto/seal";
import { secrets } from "@/lib/infra/env";
import { type Proposal, type ProposalField, STEP_OF } from "@/lib/reports/proposal";

const field = z.enum(Object.keys(STEP_OF) as [ProposalField, ...ProposalField[]]);
const kept = z.array(z.object({ field, value: z.string() }));

/** The worker has no cookie to seal with, as the answers are: a dump without the installation's key opens nothing. */
function readingKey(): Buffer {
  return deriveKey(secrets().sealingKey, "draft-reading");
}

export function sealProposals(fileId: string, proposals: readonly Proposal[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(seal(readingKey(), JSON.stringify(proposals), `draft_reading:${fileId}`));
}

export function openProposals(fileId: string, sealed: Uint8Array): readonly Proposal[] {
  const text = open(readingKey(), Buffer.from(sealed), `draft_reading:${fileId}`).toString("utf8");
  return kept.parse(JSON.parse(text));
}
