import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { type CaseStanding, writeStanding } from "@/lib/cases/case-standing";
import { newReference, type Reference } from "@/lib/cases/reference";
import { type AppliedRoute, keepRoute, routeFor } from "@/lib/cases/routing/route-case";
import { searchDocument } from "@/lib/cases/search-terms";
import type { TrackKind } from "@/lib/cases/track";
import { OPENING_CLOCKS } from "@/lib/cases/transitions";
import { type OpeningClock, writeTrack } from "@/lib/cases/write-track";
import type { RuleId } from "@/lib/clocks/rules";
import type { Tx } from "@/lib/infra/db/client";

export type NewCase = {
  /** Who is to own it; without one, the home organisation. */
  organisationId?: string;
  /** The law's name of what is reported (lib/reports/behaviour.ts). */
  behaviour: string;
  platform: string;
  shopName: string;
  /** One line that tells staff what it is about. */
  title: string;
  /** Everything staff may search for, in the reporter's words. */
  searchable: readonly string[];
  tracks: readonly TrackKind[];
  /** Absent where nobody is named and nothing weighs. */
  standing?: CaseStanding;
  /** A report that a person has taken up already, with the clocks that run for it: it comes out of another case. */
  takenUp?: { clocks: readonly { ruleId: RuleId; from: Date }[] };
  at: Date;
};

export type OpenedCase = { caseId: string; reference: Reference; clocks: readonly OpeningClock[] };

/**
 * Opens a case with its tracks and their first clocks. The caller writes the event, the audit entry and the jobs, and
 * calls `placeCase` when everything that speaks for haste is there: until then the due date alone orders it.
 */
export async function openCase(tx: Tx, input: NewCase): Promise<OpenedCase> {
  const { behaviour, platform, shopName, title, at, organisationId = HOME_ORGANISATION } = input;
  const reference = await freeReference(tx, at);
  const searchText = searchDocument([reference, shopName, title, ...input.searchable].join("\n"));
  const { id: caseId } = await tx.case.create({
    data: { reference, organisationId, behaviour, platform, shopName, title, searchText, openedAt: at, updatedAt: at },
    select: { id: true },
  });
  if (input.standing) await writeStanding(tx, caseId, input.standing);
  const place = { operatorPlace: null, operatorRegion: null };
  const route = await routeFor(tx, { organisationId, behaviour, platform, searchText, ...place });
  if (route) await keepRoute(tx, caseId, { route, cause: "opened", at });
  const clocks: OpeningClock[] = [];
  for (const kind of input.tracks) clocks.push(...(await openTrack(tx, { caseId, kind, input, route })));
  return { caseId, reference, clocks };
}

type OpeningTrack = { caseId: string; kind: TrackKind; input: NewCase; route: AppliedRoute | null };

async function openTrack(tx: Tx, { caseId, kind, input, route }: OpeningTrack): Promise<OpeningClock[]> {
  const { behaviour, platform, standing, takenUp, at, organisationId = HOME_ORGANISATION } = input;
  const running = takenUp?.clocks ?? OPENING_CLOCKS[kind].map((ruleId) => ({ ruleId, from: at }));
  const about = {
    organisationId,
    behaviour,
    platform,
    merchant: standing?.merchant ?? "",
    unitId: route?.unitId ?? null,
  };
  const state = takenUp ? "verifying" : "received";
  return writeTrack(tx, { caseId, kind, state, ...about, clocks: running, at });
}

/** Two of 22 thousand million numbers a year hardly ever meet; a number that is taken is simply drawn again. */
async function freeReference(tx: Tx, at: Date): Promise<Reference> {
  for (;;) {
    const reference = newReference(at);
    const taken = await tx.case.findUnique({ where: { reference }, select: { id: true } });
    if (!taken) return reference;
  }
}
