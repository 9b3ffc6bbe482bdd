import type { SeenShare } from "@/lib/access/case-scope";
import type { OrganisationKind } from "@/lib/access/organisation";
import type { Claim } from "@/lib/cases/claim";
import type { CoReporters } from "@/lib/cases/co-reporters/list-co-reporters";
import type { Concentration } from "@/lib/cases/concentration";
import type { CaseDesk } from "@/lib/cases/desk-of-case";
import type { Sameness } from "@/lib/cases/duplicates/sameness-of-case";
import type { Jurisdiction } from "@/lib/cases/jurisdiction";
import type { HoldView } from "@/lib/cases/litigation/litigation-hold";
import type { MatchingCase } from "@/lib/cases/match";
import type { Merges } from "@/lib/cases/merges/merge-view";
import type { RecusalView } from "@/lib/cases/recusals";
import type { ShareView } from "@/lib/cases/share";
import type { Splits } from "@/lib/cases/splits/split-view";
import type { Standing } from "@/lib/cases/standing-view";
import type { Action } from "@/lib/cases/step";
import type { ToldFacts } from "@/lib/cases/told-facts";
import type { Position, TrackKind } from "@/lib/cases/track";
import type { TrackRecord } from "@/lib/cases/track-record";
import type { Clock } from "@/lib/clocks/clock";
import type { EvidenceView } from "@/lib/evidence/queries";

export type TrackView = {
  readonly id: string;
  readonly position: Position;
  readonly version: number;
  readonly contested: boolean;
  readonly dueAt: Date;
  readonly standing: Standing;
  /** What this person may do here now: the buttons of the page. */
  readonly actions: readonly Action[];
  /** Steps that this person may take on other cases, and here leaves to somebody else for what they did themselves. */
  readonly forColleagues: readonly Action[];
};

/** Who did something, in words where it was one of staff. */
export type Doer = { readonly kind: "reporter" | "staff" | "system"; readonly name: string | null };

export type EventView = {
  readonly id: string;
  readonly kind: string;
  readonly track: TrackKind | null;
  readonly by: Doer;
  readonly at: Date;
  readonly told: boolean;
  /** State before and after, ground, target, as far as the event has them. */
  readonly data: Readonly<Record<string, string>>;
  /** The internal reasons of a decision. */
  readonly note: string | null;
};

export type WrittenView = { readonly id: string; readonly by: Doer; readonly at: Date; readonly body: string };

/** `decisionId` where a decision said it, rather than somebody in between. */
export type MessageView = WrittenView & { readonly decisionId: string | null };

export type SubmissionView = {
  readonly channel: string;
  readonly locale: string;
  readonly facts: ToldFacts;
  /** Only how the reporter can be reached, never where. */
  readonly contactKind: string | null;
  readonly updatesWanted: boolean;
  readonly receivedAt: Date;
};

export type RelatedCase = { readonly reference: string; readonly title: string; readonly openedAt: Date };

/** By what right somebody sees a case: their organisation owns it, or it is shared with them by another. */
export type CaseRight =
  | { readonly kind: "own"; readonly shares: readonly ShareView[] }
  | ({ readonly kind: "shared"; readonly owner: string } & Readonly<SeenShare>);

/** At whose desk a case lies and by which rule, and which office is competent. */
export type RoutingView = {
  readonly unit: { readonly id: string; readonly nameZh: string; readonly nameEn: string } | null;
  /** Recommended to the unit, as `list.ground`. */
  readonly grounds: readonly string[];
  /** The latest word on where it lies, by its id; "" where no rule was ever asked. */
  readonly seen: string;
  /** Where the rules led it the last time that they were asked; null where they never were. */
  readonly route: CaseRouteView | null;
  /** Null while it lies where the rules led it. */
  readonly byHand: MovedByHand | null;
  readonly jurisdiction: Jurisdiction;
  readonly place: { readonly found: string | null; readonly region: string | null; readonly address: string | null };
};

/** Which rule of which version led it there; a number null where none fitted. */
export type CaseRouteView = {
  readonly number: number | null;
  readonly name: string | null;
  readonly version: number;
  readonly cause: string;
};

/** Who moved a case away from the desk that the rules had led it to, and why. */
export type MovedByHand = {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
  /** Where the rules had led it; null for nobody's desk. */
  readonly ruled: { readonly nameZh: string; readonly nameEn: string } | null;
};

/** Everything that staff see of one case. What of it a partner sees is for partner-view.ts to say. */
export type CaseView = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly behaviour: string;
  readonly platform: string;
  readonly shopName: string;
  /** What sort of body owns the case: whose periods are its own (N19). */
  readonly operator: OrganisationKind;
  readonly openedAt: Date;
  /** Since when words of the reporter wait to be seen by whoever could answer them; null when all were. */
  readonly reporterWroteAt: Date | null;
  readonly right: CaseRight;
  readonly claim: Claim | null;
  readonly claimedByMe: boolean;
  /** Opening the case took it for this person, and leaving its page gives it back. */
  readonly claimMoves: boolean;
  /** Whether anything is left that this person would need it in hand for. */
  readonly claimable: boolean;
  /** Who has stepped back from this case, and whether whoever looks is one of them. */
  readonly recusals: readonly RecusalView[];
  readonly recusedMe: boolean;
  /** Whether the case is kept as it is for a suit, and ever was: those in force first. */
  readonly litigation: readonly HoldView[];
  readonly joinedTo: string | null;
  readonly desk: CaseDesk;
  /** Null to a partner: how the owner leads and compares cases is the owner's. */
  readonly routing: RoutingView | null;
  readonly sameness: Sameness | null;
  readonly submission: SubmissionView | null;
  readonly tracks: readonly TrackView[];
  readonly clocks: readonly { readonly id: string; readonly track: TrackKind; readonly clock: Clock }[];
  readonly events: readonly EventView[];
  readonly messages: readonly MessageView[];
  readonly notes: readonly WrittenView[];
  readonly evidence: readonly EvidenceView[];
  /** Other cases that have something in common with this one, the newest first; whether there are more of them. */
  readonly matches: readonly MatchingCase[];
  readonly moreMatches: boolean;
  /** What became of other cases of the same contact; null without one, and for a case of another organisation. */
  readonly record: TrackRecord | null;
  /** What the cases of the same contact, and those with the same words, are about; empty to a partner, as `record`. */
  readonly concentration: readonly Concentration[];
  /** Cases joined to this one. */
  readonly joined: readonly RelatedCase[];
  readonly coReporters: CoReporters;
} & Merges &
  Splits;
