import { CLOCK_EVENTS, type ClockEvent } from "@/lib/cases/case-event";
import { mainCaseFrom } from "@/lib/cases/co-reporters/main-case";
import { ACTIONS, type Action } from "@/lib/cases/step";
import { goesOnElsewhere, type Position, positionOf, type TrackKind } from "@/lib/cases/track";
import type { Clock } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";
import { db } from "@/lib/infra/db/client";
import { openContact } from "@/lib/infra/identity-vault";
import type { CaseSession } from "@/lib/reports/case-session";
import { maskContact } from "@/lib/reports/contact";

export type ReporterEvent = {
  id: string;
  /** Null for what concerns the whole case. */
  track: TrackKind | null;
  kind: string;
  by: "reporter" | "staff" | "system";
  at: Date;
  /** The state that a step of a track left, which says what its ground means. */
  from: string | null;
  ground: string | null;
  /** The body or the case that it was handed to. */
  target: string | null;
  decisionId: string | null;
  /** What was done on the case that this one is carried on in, told to its reporter. */
  step: Action | ClockEvent | null;
  /** How many files, for an event that is about files. */
  files: number;
};

export type ReporterTrack = {
  id: string;
  version: number;
  position: Position;
  contestedAt: Date | null;
  /** Once-only actions that were used up. */
  spent: readonly Action[];
  clocks: readonly Clock[];
};

export type ReporterMessage = {
  id: string;
  from: "reporter" | "staff";
  body: string;
  sentAt: Date;
  readAt: Date | null;
  /** Set for the words that came with a decision; the timeline quotes them there. */
  decisionId: string | null;
};

export type ReporterFile = { id: string; kind: string; bytes: number; sha256: string; mime: string; receivedAt: Date };

export type ReporterCase = {
  reference: string;
  shopName: string;
  receivedAt: Date;
  tracks: readonly ReporterTrack[];
  /** Where a report that is carried on in another case stands there; null when it is handled here (A13). */
  carriedOn: Position | null;
  events: readonly ReporterEvent[];
  messages: readonly ReporterMessage[];
  /** What the reporter sent; what staff added is no answer to them. */
  files: readonly ReporterFile[];
  /** The address is masked: whoever looks over a shoulder learns little. */
  contact: { kind: string; masked: string; updates: boolean } | null;
};

const CLOCK = { ruleId: true, ruleVersion: true, startedAt: true, pauses: true, extension: true, stoppedAt: true };
const DECIDED = "decision:";

/** Everything the reporter may know of their case, and nothing else. Null once the case has been purged. */
export async function reporterCase(session: CaseSession): Promise<ReporterCase | null> {
  const row = await readCase(session.caseId);
  if (!row) return null;
  const joined = row.joinedToId && row.tracks.some(({ kind, state }) => goesOnElsewhere(positionOf(kind, state)));
  const main = joined ? await mainCaseFrom(session.caseId) : null;
  const events = row.events.map(eventOf);
  return {
    reference: row.reference,
    shopName: row.shopName,
    receivedAt: row.openedAt,
    carriedOn: main?.report ?? null,
    tracks: row.tracks.map(({ kind, state, clocks, ...track }) => ({
      ...track,
      position: positionOf(kind, state),
      spent: ACTIONS.filter((action) => events.some((event) => event.track === kind && event.kind === action)),
      clocks: clocks.map((clock) => storedClock.parse(clock)),
    })),
    events,
    messages: row.messages.map(messageOf),
    files: row.evidence,
    contact: contactOf(session.caseId, row.submission),
  };
}

function readCase(id: string) {
  const order = { id: "asc" } as const;
  return db.case.findUnique({
    where: { id },
    select: {
      reference: true,
      shopName: true,
      openedAt: true,
      joinedToId: true,
      tracks: {
        orderBy: { kind: "asc" },
        select: {
          id: true,
          kind: true,
          state: true,
          version: true,
          contestedAt: true,
          clocks: { orderBy: order, select: CLOCK },
        },
      },
      events: {
        where: { told: true },
        orderBy: [{ at: "asc" }, order],
        select: { id: true, trackKind: true, kind: true, actorKind: true, at: true, data: true },
      },
      messages: {
        orderBy: [{ sentAt: "asc" }, order],
        select: { id: true, fromKind: true, body: true, sentAt: true, readAt: true, onceKey: true },
      },
      evidence: {
        where: { source: "reporter" },
        orderBy: { position: "asc" },
        select: { id: true, kind: true, bytes: true, sha256: true, mime: true, receivedAt: true },
      },
      submission: { select: { sealedContact: true, contactKind: true, updatesWanted: true } },
    },
  });
}

type CaseRow = NonNullable<Awaited<ReturnType<typeof readCase>>>;

function eventOf(row: CaseRow["events"][number]): ReporterEvent {
  const data = row.data !== null && typeof row.data === "object" && !Array.isArray(row.data) ? row.data : {};
  const text = (name: string) => (typeof data[name] === "string" ? data[name] : null);
  return {
    id: row.id,
    track: row.trackKind === "complaint" || row.trackKind === "report" ? row.trackKind : null,
    kind: row.kind,
    by: row.actorKind === "staff" || row.actorKind === "reporter" ? row.actorKind : "system",
    at: row.at,
    from: text("from"),
    ground: text("ground"),
    target: text("target"),
    decisionId: text("decisionId"),
    step: [...ACTIONS, ...CLOCK_EVENTS].find((one) => one === text("step")) ?? null,
    files: typeof data.files === "number" ? data.files : 0,
  };
}

function messageOf({ fromKind, onceKey, ...row }: CaseRow["messages"][number]): ReporterMessage {
  return {
    ...row,
    from: fromKind === "staff" ? "staff" : "reporter",
    decisionId: onceKey?.startsWith(DECIDED) ? onceKey.slice(DECIDED.length) : null,
  };
}

function contactOf(caseId: string, row: CaseRow["submission"]): ReporterCase["contact"] {
  if (!row?.sealedContact || !row.contactKind) return null;
  const masked = maskContact(openContact(caseId, row.sealedContact));
  return { kind: row.contactKind, masked, updates: row.updatesWanted };
}
