import { type GroundTelling, groundListOf, type Telling, tellEvent, tellGround, tellState } from "@/lib/cases/outcome";
import { ACTIONS, type Action } from "@/lib/cases/step";
import { goesOnElsewhere, type Position, phaseOf, positionOf, type TrackKind } from "@/lib/cases/track";
import { allowedActions } from "@/lib/cases/transitions";
import { type Deadline, deadlineOf } from "@/lib/reports/deadline";
import type { ReporterCase, ReporterEvent, ReporterMessage, ReporterTrack } from "@/lib/reports/queries";

/** Something that happened, ready to be said. `sentence` is a message key. */
export type LaneEvent = {
  id: string;
  at: Date;
  by: ReporterEvent["by"];
  sentence: string;
  files: number;
  target: string | null;
  /** The target is another case of ours, not a body outside. */
  targetIsCase: boolean;
  ground: GroundTelling | null;
  /** What the office wrote with it. */
  words: string | null;
};

/** What concerns the whole case and stands in each lane. Messages have their own place on the page. */
const WHOLE_CASE = new Set([
  "received",
  "recorded_by_staff",
  "evidence_added",
  "suit_filed",
  "suit_heard",
  "suit_decided",
  "suit_took_effect",
  "suit_settled",
  "suit_withdrawn",
  "data_requested",
  "data_request_answered",
  "data_request_reopened",
]);

/** Their sentence depends on what was said with them. */
const SAID_WITH_GROUND = new Set(["clock_paused", "data_requested", "data_request_answered"]);

const TO_A_CASE = new Set(["join", "mark_duplicate"]);

const IN_ONE_GO_MS = 10 * 60_000;

/** Who has the next step. */
export type Holder = "triage" | "handling" | "reporter" | "other_body" | "joined_case" | "nobody";

/** One track as its reporter reads it: what happened, where it stands, what comes next and by when. */
export type Lane = {
  track: TrackKind;
  telling: Telling;
  /** Where the case stands in which this one is carried on: no date of it, and nothing of whoever reported first. */
  carriedOn: Telling | null;
  holder: Holder;
  /** Where it went, when it left this office. */
  target: string | null;
  past: readonly LaneEvent[];
  /** The step that brought the track where it stands; its reasons and words belong to the present. */
  last: LaneEvent | null;
  /** What to do now that the answer was no (B10); a message key below `cases`. */
  advice: string | null;
  running: readonly Deadline[];
  stopped: readonly Deadline[];
  /** The reporter stepped back and the clue is still being checked. */
  steppedBack: boolean;
  may: { withdraw: boolean; contest: boolean; supplement: boolean };
};

/** The lanes of a case's status page, the complaint first. */
export function lanesOf(report: ReporterCase, now: Date): readonly Lane[] {
  return report.tracks.map((track) => laneOf(track, report, now));
}

/** Whether more evidence is taken: until both tracks have ended (B3). */
export function takesEvidence(report: ReporterCase): boolean {
  const places = report.carriedOn ? [report.carriedOn] : [];
  return [...report.tracks.map(({ position }) => position), ...places].some((place) => phaseOf(place) !== "ended");
}

function laneOf(track: ReporterTrack, report: ReporterCase, now: Date): Lane {
  const { position, clocks, spent } = track;
  const past = report.events
    .filter((event) => event.track === position.track || (event.track === null && WHOLE_CASE.has(event.kind)))
    .reduce<readonly ReporterEvent[]>(inOneGo, [])
    .map((event) => laneEvent(event, report.messages));
  const last = past.findLast(({ sentence }) => sentence.startsWith("cases.")) ?? null;
  const deadlines = clocks.map((clock) => deadlineOf(clock, now));
  const legal = allowedActions({ ...position, roles: ["reporter"], spent });
  return {
    track: position.track,
    telling: tellState(position, track.contestedAt !== null),
    carriedOn: carriedOnOf(position, report),
    holder: holderOf(position),
    target: past.findLast(({ target }) => target !== null)?.target ?? null,
    past,
    last,
    advice: phaseOf(position) === "ended" ? (last?.ground?.advice ?? null) : null,
    running: deadlines.filter(({ stoppedAt }) => stoppedAt === null).toSorted(nearestFirst),
    stopped: deadlines.filter(({ stoppedAt }) => stoppedAt !== null),
    steppedBack: spent.includes("withdraw") && position.state !== "withdrawn",
    may: {
      withdraw: legal.includes("withdraw"),
      contest: legal.includes("contest"),
      supplement: legal.includes("supplement_received"),
    },
  };
}

/** What was asked of somebody else is no news: to those who joined, the check goes on. */
function carriedOnOf(position: Position, { carriedOn }: ReporterCase): Telling | null {
  if (carriedOn === null || !goesOnElsewhere(position)) return null;
  const asked = carriedOn.state === "supplement_requested";
  return tellState(asked ? { track: "report", state: "verifying" } : carriedOn, true);
}

/** Files that came one after another are one line with their number. */
function inOneGo(events: readonly ReporterEvent[], event: ReporterEvent): readonly ReporterEvent[] {
  const before = events.at(-1);
  const together =
    before?.kind === "evidence_added" &&
    event.kind === before.kind &&
    event.at.getTime() - before.at.getTime() < IN_ONE_GO_MS;
  if (!together) return [...events, event];
  return [...events.slice(0, -1), { ...before, files: before.files + event.files }];
}

function laneEvent(event: ReporterEvent, messages: readonly ReporterMessage[]): LaneEvent {
  const { id, at, files, target, track } = event;
  const kind = event.step ?? event.kind;
  // What the program passed on was done by a person.
  const by = event.step ? "staff" : event.by;
  const words = messages.find(({ decisionId }) => decisionId !== null && decisionId === event.decisionId)?.body ?? null;
  const said = { id, at, by, files, target, targetIsCase: TO_A_CASE.has(kind), words };
  if (track === null || !isAction(kind)) return { ...said, sentence: `case.events.${otherEvent(event)}`, ground: null };
  const list = event.from === null ? null : groundListOf(positionOf(track, event.from), kind);
  const ground = list && event.ground ? tellGround(list, event.ground) : null;
  return { ...said, sentence: `cases.${tellEvent(track, kind)}`, ground };
}

/**
 * A pause says what for, a request about data what was asked, an answer what it was; what was done to the period of the
 * case that this one is carried on in says that it was that one's.
 */
function otherEvent({ kind, step, ground }: ReporterEvent): string {
  const own = step ?? kind;
  const said = SAID_WITH_GROUND.has(own) && ground ? `${own}_${ground}` : own;
  return step ? `carried_${said}` : said;
}

function isAction(kind: string): kind is Action {
  return (ACTIONS as readonly string[]).includes(kind);
}

function holderOf(position: Position): Holder {
  if (position.state === "transferred") return "other_body";
  if (position.state === "joined") return "joined_case";
  const phase = phaseOf(position);
  if (phase !== "open") return phase === "waiting" ? "reporter" : "nobody";
  return ["received", "verifying", "reopened"].includes(position.state) ? "triage" : "handling";
}

function nearestFirst(one: Deadline, other: Deadline): number {
  return (
    (one.status.dueAt?.getTime() ?? Number.POSITIVE_INFINITY) -
    (other.status.dueAt?.getTime() ?? Number.POSITIVE_INFINITY)
  );
}
