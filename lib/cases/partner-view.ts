import type { SeenShare } from "@/lib/access/case-scope";
import { carries } from "@/lib/access/share-profile";
import type { CaseView, EventView, MessageView, SubmissionView, TrackView, WrittenView } from "@/lib/cases/case-view";
import { NOBODY } from "@/lib/cases/co-reporters/list-co-reporters";
import type { CaseDesk } from "@/lib/cases/desk-of-case";
import { NO_MERGES } from "@/lib/cases/merges/merge-view";
import { partnerFacts } from "@/lib/cases/partner-facts";
import { NO_SPLITS } from "@/lib/cases/splits/split-view";
import { ACTIONS } from "@/lib/cases/step";
import { withoutNumbers } from "@/lib/cases/without-numbers";
import type { EvidenceView } from "@/lib/evidence/queries";

/** What may be told of what happened; how a reporter can be reached, and with whom else a case is shared, is not in it. */
const TOLD_EVENTS: readonly string[] = [
  ...ACTIONS,
  "received",
  "recorded_by_staff",
  "message_from_reporter",
  "message_to_reporter",
  "evidence_added",
  "claimed",
  "released",
  "clock_paused",
  "clock_resumed",
];
const TOLD_DATA = ["from", "to", "ground"] as const;

type Asked = {
  share: SeenShare;
  owner: string;
  ownNotes: readonly WrittenView[];
  /** As deskOfCase gives it to a partner: whose turn it is at the owner's, and what was asked there, stays there. */
  ownDesk: CaseDesk;
};

/**
 * A case as the staff of a partner see it (PRV-05): built up from nothing, so that a new field of a case goes out only
 * when it is named here. Who reported it, how to reach them, order and parcel numbers never do; pictures and the
 * reporter's words from the profile `evidence` on, what was written between office and reporter from `message` on.
 */
export function partnerView(view: CaseView, { share, owner, ownNotes, ownDesk }: Asked): CaseView {
  const words = carries(share.profile, "evidence:view");
  const {
    id,
    reference,
    behaviour,
    platform,
    shopName,
    openedAt,
    tracks,
    clocks,
    claim,
    claimedByMe,
    claimMoves,
    claimable,
  } = view;
  return {
    id,
    reference,
    title: shopName,
    behaviour,
    platform,
    shopName,
    openedAt,
    operator: view.operator,
    // Who of the owner's people has read what is the owner's to know.
    reporterWroteAt: null,
    right: { kind: "shared", owner, ...share },
    claim: claim && { ...claim, staffId: claimedByMe ? claim.staffId : "" },
    claimedByMe,
    claimMoves,
    claimable,
    recusals: [],
    // For which suit the owner keeps the case, and why, is part of how they conduct it.
    litigation: [],
    coReporters: NOBODY,
    recusedMe: view.recusedMe,
    joinedTo: view.joinedTo,
    submission: view.submission && partnerSubmission(view.submission, words),
    tracks: tracks.map(partnerTrack),
    clocks,
    desk: ownDesk,
    sameness: null,
    routing: null,
    events: view.events.filter(({ kind }) => TOLD_EVENTS.includes(kind)).map(partnerEvent),
    messages: carries(share.profile, "message:send") ? view.messages.map(masked) : [],
    notes: ownNotes,
    evidence: words ? view.evidence.map(partnerEvidence) : [],
    // That two cases have one reporter is not a partner's to know.
    matches: [],
    moreMatches: false,
    record: null,
    concentration: [],
    joined: [],
    // Neither is who else reported it.
    ...NO_MERGES,
    ...NO_SPLITS,
  };
}

function partnerSubmission({ channel, locale, facts, receivedAt }: SubmissionView, words: boolean): SubmissionView {
  return { channel, locale, facts: partnerFacts(facts, words), contactKind: null, updatesWanted: false, receivedAt };
}

/** Why it is urgent to the owner is not told: a reason may be about the reporter. */
function partnerTrack({ id, position, version, contested, dueAt, actions, forColleagues }: TrackView): TrackView {
  const standing = { daysSetBack: 0, priority: null };
  return { id, position, version, contested, dueAt, actions, forColleagues, standing };
}

function partnerEvent({ id, kind, track, by, at, told, data }: EventView): EventView {
  const kept = TOLD_DATA.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]] as const]));
  return { id, kind, track, by, at, told, data: Object.fromEntries(kept), note: null };
}

function masked({ id, by, at, body, decisionId }: MessageView): MessageView {
  return { id, by, at, body: withoutNumbers(body), decisionId };
}

/** The picture with its masks; not its sender's name for it, where it was taken, nor how far the owner trusts it. */
function partnerEvidence(file: EvidenceView): EvidenceView {
  const { id, position, kind, mime, bytes, sha256, hasThumbnail, copy, copyReason, read, source, receivedAt } = file;
  const { mayUpset } = file;
  const said = { grade: null, displayName: "", sealedSha256: null, hasLocation: false, capturedWhere: null };
  const shown = { id, position, kind, mime, bytes, sha256, hasThumbnail, copy, copyReason, read, source, receivedAt };
  return { ...shown, ...said, mayUpset, capturedOn: file.capturedOn };
}
