import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { TAKEN_UP } from "@/lib/cases/co-reporters/joinable";
import { printsOf } from "@/lib/evidence/find-pictures";
import { db } from "@/lib/infra/db/client";
import { addressPrefix, takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import { findLikely } from "@/lib/linking/find-likely";
import { type LikelyOffer, offerFrom } from "@/lib/linking/offer";
import type { DraftView, OthersAnswers } from "@/lib/reports/draft";
import { factsOf, type ReportFacts, tracksFor } from "@/lib/reports/facts";
import { missingBefore } from "@/lib/reports/journey";
import { readDraft } from "@/lib/reports/read-draft";
import { comparisonName, recognisableIn } from "@/lib/reports/recognisable";
import { saveAnswers } from "@/lib/reports/save-answers";

/** A report is corrected a few times; whoever tries shop after shop, or picture after picture, asks for something else. */
const A_DRAFT = { limit: 12, windowSeconds: 86_400 } as const;
/** Whole phone networks share one address. */
const A_NETWORK = { limit: 120, windowSeconds: 3_600 } as const;

/**
 * Looks whether others have reported what this draft is about, once for each state of its answers, and keeps what may
 * be said of them (A12). Only a report that could be sent is compared, so that asking costs as much as reporting; who
 * has asked too often is told of nobody. `address` is counted, never stored.
 * @returns the question to ask now: null when there are no others, or it was answered.
 */
export async function lookForOthers(token: string, address: string, at = new Date()): Promise<LikelyOffer | null> {
  const draft = await readDraft(token, at);
  const facts = draft && !draft.submitted ? factsOf(draft.answers) : null;
  if (!draft || !facts || missingBefore(draft.answers, "check") !== null) return null;
  const known = draft.answers.others;
  const asked = comparisonName(facts, draft.files);
  const others = known?.asked === asked ? known : await lookAnew({ draft, facts, asked, address, at });
  if (others === null) return null;
  if (others !== known) await saveAnswers(token, "others", others);
  return others.choice === null ? others.offer : null;
}

type Look = { draft: DraftView; facts: ReportFacts; asked: string; address: string; at: Date };

/** Null when this draft, or its network, has asked too often. */
async function lookAnew({ draft, facts, asked, address, at }: Look): Promise<OthersAnswers | null> {
  const tickets = [
    await takeTicket("likely others, draft", draft.id, A_DRAFT),
    await takeTicket("likely others, network", addressPrefix(address), A_NETWORK),
  ];
  if (tickets.some(({ ok }) => !ok)) return null;
  // Money back is each one's own affair: without a report there is nothing to join.
  const joins = tracksFor(facts.wish).includes("report");
  const where = { organisationId: HOME_ORGANISATION, states: TAKEN_UP, at };
  const like = { ...recognisableIn(facts, draft.files), pictures: joins ? await picturesOf(draft.id) : [] };
  const offer = joins ? offerFrom(await findLikely({ like, ...where })) : null;
  const { offer: before, choice } = draft.answers.others ?? { offer: null, choice: null };
  return { asked, offer, choice: offer !== null && before?.mainId === offer.mainId ? choice : null };
}

async function picturesOf(draftId: string): Promise<Uint8Array[]> {
  const files = await db.draftFile.findMany({ where: { draftId }, select: { picturePrint: true } });
  return printsOf(files);
}
