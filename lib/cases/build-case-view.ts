import { organisationKind } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import type { CaseView, Doer, EventView, TrackView } from "@/lib/cases/case-view";
import { isHeld, isHeldBy } from "@/lib/cases/claim";
import type { TrackClock } from "@/lib/cases/clocks-of-track";
import type { CaseRows } from "@/lib/cases/queries";
import { storedStanding } from "@/lib/cases/standing-view";
import { ACTIONS } from "@/lib/cases/step";
import { toldFacts } from "@/lib/cases/told-facts";
import { positionOf, TRACK_KINDS, type TrackKind } from "@/lib/cases/track";
import { actionsOfColleagues, allowedActions, reportAmong } from "@/lib/cases/transitions";

/** How the message of a decision is keyed; see write-transition. */
const OF_DECISION = "decision:";

export type CaseParts = {
  readonly rows: CaseRows;
  readonly clocks: readonly TrackClock[];
  readonly names: ReadonlyMap<string, string>;
  readonly around: Pick<
    CaseView,
    | "evidence"
    | "matches"
    | "moreMatches"
    | "record"
    | "concentration"
    | "desk"
    | "recusals"
    | "litigation"
    | "coReporters"
    | "right"
    | "routing"
    | "sameness"
    | "mergedInto"
    | "mergedHere"
    | "splitFrom"
    | "splitInto"
    | "claimable"
  >;
};

/** Puts the rows of a case together as this person sees them. */
export function buildCaseView(staff: Staff, { rows, clocks, names, around }: CaseParts, now: Date): CaseView {
  const { id, reference, title, behaviour, platform, shopName, openedAt, submission, joined } = rows;
  const recusedMe = around.recusals.some(({ staffId }) => staffId === staff.id);
  const doer = (kind: string, staffId: string | null) => doerOf(kind, staffId, names);
  return {
    id,
    reference,
    title,
    behaviour,
    platform,
    shopName,
    openedAt,
    operator: organisationKind(rows.organisation.kind),
    submission: submission && { ...submission, facts: toldFacts(submission.facts) },
    joined,
    // One moment for the case, kept on each of its tracks.
    reporterWroteAt: rows.tracks.find((track) => track.reporterWroteAt !== null)?.reporterWroteAt ?? null,
    ...around,
    claim: isHeld(rows, now)
      ? { staffId: rows.claimedById, name: names.get(rows.claimedById) ?? "", until: rows.claimedUntil }
      : null,
    claimedByMe: isHeldBy(rows, staff.id, now),
    claimMoves: isHeldBy(rows, staff.id, now) && rows.claimMoves,
    recusedMe,
    joinedTo: rows.joinedTo?.organisationId === staff.organisationId ? rows.joinedTo.reference : null,
    tracks: rows.tracks.map((track) =>
      trackView({ ...staff, permissions: recusedMe ? [] : staff.permissions }, track, rows),
    ),
    clocks: clocks.map(({ id, trackId, clock }) => ({ id, track: kindOf(rows, trackId), clock })),
    events: rows.events.map((event) => eventView(event, rows, doer(event.actorKind, event.staffId))),
    messages: rows.messages.map(({ id, body, sentAt, ...from }) => {
      const decisionId = from.onceKey?.startsWith(OF_DECISION) ? from.onceKey.slice(OF_DECISION.length) : null;
      return { id, body, at: sentAt, by: doer(from.fromKind, from.staffId), decisionId };
    }),
    notes: rows.notes.map(({ id, body, writtenAt, staffId }) => {
      return { id, body, at: writtenAt, by: doer("staff", staffId) };
    }),
  };
}

function trackView(
  staff: Pick<Staff, "id" | "permissions">,
  track: CaseRows["tracks"][number],
  { events, tracks }: CaseRows,
): TrackView {
  const position = positionOf(track.kind, track.state);
  const here = events.filter(({ trackKind }) => trackKind === track.kind);
  const doneIn = (those: typeof here) => ACTIONS.filter((action) => those.some(({ kind }) => kind === action));
  const ownWork = doneIn(here.filter(({ staffId }) => staffId === staff.id));
  const asking = { ...position, roles: staff.permissions, spent: doneIn(here), ownWork, report: reportAmong(tracks) };
  return {
    id: track.id,
    position,
    version: track.version,
    contested: track.contestedAt !== null,
    dueAt: track.dueAt,
    standing: storedStanding(track),
    actions: allowedActions(asking),
    forColleagues: actionsOfColleagues(asking),
  };
}

function eventView(event: CaseRows["events"][number], rows: CaseRows, by: Doer): EventView {
  const data = flat(event.data);
  return {
    id: event.id,
    kind: event.kind,
    track: TRACK_KINDS.find((kind) => kind === event.trackKind) ?? null,
    by,
    at: event.at,
    told: event.told,
    data,
    note: rows.decisions.find(({ id }) => id === data.decisionId)?.note ?? moveNote(event.kind, data, rows),
  };
}

/** Why cases were merged or split, or a merge was taken back, on whichever trail. */
function moveNote(kind: string, { merge, split }: Record<string, string>, rows: CaseRows): string | null {
  const merged = [...rows.merges, ...rows.mergedHere].find(({ id }) => id === merge);
  if (merged) return kind === "unmerge" || kind === "merge_undone" ? merged.endReason : merged.reason;
  return [...rows.splits, rows.splitFrom].find((one) => one !== null && one.id === split)?.reason ?? null;
}

function flat(data: unknown): Record<string, string> {
  const entries = Object.entries(typeof data === "object" && data !== null ? data : {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function doerOf(kind: string, staffId: string | null, names: ReadonlyMap<string, string>): Doer {
  if (kind === "staff") return { kind, name: names.get(staffId ?? "") ?? null };
  return { kind: kind === "reporter" ? kind : "system", name: null };
}

function kindOf(rows: CaseRows, trackId: string): TrackKind {
  return rows.tracks.find(({ id }) => id === trackId)?.kind === "complaint" ? "complaint" : "report";
}
