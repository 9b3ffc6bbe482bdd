import { describe, expect, it } from "vitest";
import { GROUNDS, type GroundList, groundsOf } from "@/lib/cases/grounds";
import { ACTIONS } from "@/lib/cases/step";
import { isOpen, POSITIONS, type Position } from "@/lib/cases/track";
import { stepFor } from "@/lib/cases/transitions";
import { startClock } from "@/lib/clocks/clock";
import { CLOCK_RULES } from "@/lib/clocks/rules";
import { LOCALES } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { type Lane, lanesOf, takesEvidence } from "./case-timeline";
import type { ReporterCase, ReporterEvent, ReporterTrack } from "./queries";

const filedAt = new Date("2026-05-06T03:00:00Z");
const minutes = (count: number) => new Date(filedAt.getTime() + count * 60_000);

function trackAt(position: Position, more: Partial<ReporterTrack> = {}): ReporterTrack {
  return { id: position.track, version: 0, position, contestedAt: null, spent: [], clocks: [], ...more };
}

function event(more: Partial<ReporterEvent>): ReporterEvent {
  return {
    id: `${more.kind} ${more.ground ?? ""} ${more.from ?? ""}`,
    track: null,
    kind: "received",
    by: "staff",
    at: filedAt,
    from: null,
    ground: null,
    target: null,
    decisionId: null,
    step: null,
    files: 0,
    ...more,
  };
}

function caseWith(tracks: readonly ReporterTrack[], events: readonly ReporterEvent[] = []): ReporterCase {
  return {
    reference: "ZP26-7KQ4-M2XD",
    shopName: "",
    receivedAt: filedAt,
    tracks,
    carriedOn: null,
    events,
    messages: [],
    files: [],
    contact: null,
  };
}

function laneOf(report: ReporterCase, now = filedAt): Lane {
  const lane = lanesOf(report, now)[0];
  if (!lane) throw new Error("no lane");
  return lane;
}

/** Every key that the page says for a lane. */
function keysOf(lane: Lane): string[] {
  const { headline, meaning, next, silence, contest } = lane.telling;
  const told = [headline, meaning, next, silence, contest, lane.advice].filter((key) => key !== null);
  return [
    ...told.map((key) => `cases.${key}`),
    `cases.tracks.${lane.track}.reporter`,
    `case.holders.${lane.holder}`,
    `case.lane.withdraw.${lane.track}`,
    ...lane.past.flatMap(({ sentence, by, ground }) => [
      sentence,
      `case.by.${by}`,
      ...(ground ? [`cases.${ground.sentence}`, ...ground.law.map(({ law }) => `cases.laws.${law}`)] : []),
      ...(ground?.law ?? []).map(({ mark }) => `case.marks.${mark}`),
    ]),
  ];
}

/** All that can have happened on the way out of a state, with every ground. */
function everythingAt(position: Position): ReporterEvent[] {
  return ACTIONS.flatMap((kind) => {
    const step = stepFor(position, kind);
    if (!step) return [];
    const grounds = step.ground ? groundsOf(step.ground) : [null];
    return grounds.map((ground) => event({ track: position.track, kind, from: position.state, ground }));
  });
}

const GRID = POSITIONS.flatMap((position) => LOCALES.map((locale) => ({ position, locale })));

describe("a status page in sentences (B4)", () => {
  it.each(GRID)("$position.track $position.state has every sentence in $locale", ({ position, locale }) => {
    const t = translatorFor(locale);
    for (const contestedAt of [null, filedAt]) {
      const events = [
        ...["received", "recorded_by_staff", "evidence_added"].map((kind) => event({ kind })),
        ...POSITIONS.filter(({ track }) => track === position.track).flatMap(everythingAt),
      ];
      const lane = laneOf(caseWith([trackAt(position, { contestedAt })], events));
      expect(keysOf(lane).filter((key) => !t.has(key))).toEqual([]);
      expect(lane.past).toHaveLength(events.length);
    }
  });

  it.each(LOCALES)("every deadline can be said and explained in %s (B9)", (locale) => {
    const t = translatorFor(locale);
    for (const rule of CLOCK_RULES.filter(({ validTo }) => validTo === null)) {
      const start = startClock(rule.id, new Date("2026-09-21T03:00:00Z"));
      if (!start.ok) throw new Error(start.reason);
      const lane = laneOf(caseWith([trackAt({ track: "report", state: "filed" }, { clocks: [start.clock] })]));
      const [deadline] = lane.running;
      expect(deadline?.days.length).toBeGreaterThan(0);
      const keys = [
        `case.binds.${rule.binds}`,
        ...(rule.mark ? [`case.marks.${rule.mark}`] : []),
        ...(deadline?.days ?? []).map(({ why }) => `case.clock.why.${why}`),
      ];
      expect(keys.filter((key) => !t.has(key))).toEqual([]);
    }
  });

  it.each(Object.keys(GROUNDS) as GroundList[])(
    "advice is given for every refusal among the grounds of %s (B10)",
    (list) => {
      const [position, kind] = POSITIONS.flatMap((from) =>
        ACTIONS.filter((action) => stepFor(from, action)?.ground === list).map((action) => [from, action] as const),
      )[0] ?? [null, null];
      if (!position || !kind) throw new Error(`no step for ${list}`);
      const to = stepFor(position, kind)?.to;
      const ended = POSITIONS.find(({ track, state }) => track === position.track && state === to);
      for (const ground of groundsOf(list)) {
        const refused = event({ track: position.track, kind, from: position.state, ground });
        const lane = laneOf(caseWith([trackAt(ended ?? position)], [refused]));
        const told = lane.past[0]?.ground;
        expect(told?.sentence).toBe(`grounds.${list}.${ground}.reporter`);
        expect(lane.advice).toBe(ended && !isOpen(ended) ? (told?.advice ?? null) : null);
      }
    },
  );
});

it("the nearest deadline stands first, those that are over apart (B9)", () => {
  const at = (ruleId: "decide_acceptance" | "first_human_answer" | "handle_complaint", stoppedAt: Date | null) => {
    const start = startClock(ruleId, filedAt);
    if (!start.ok) throw new Error(start.reason);
    return { ...start.clock, stoppedAt };
  };
  const clocks = [at("decide_acceptance", null), at("first_human_answer", null), at("handle_complaint", minutes(5))];
  const lane = laneOf(caseWith([trackAt({ track: "complaint", state: "received" }, { clocks })]));
  expect(lane.running.map(({ rule }) => rule.id)).toEqual(["first_human_answer", "decide_acceptance"]);
  expect(lane.stopped.map(({ rule }) => rule.id)).toEqual(["handle_complaint"]);
});

describe("what the reporter may do", () => {
  it("withdraw while open, contest once ended, supplement while asked", () => {
    const may = (position: Position, more: Partial<ReporterTrack> = {}) =>
      laneOf(caseWith([trackAt(position, more)])).may;
    expect(may({ track: "complaint", state: "received" })).toEqual({
      withdraw: true,
      contest: false,
      supplement: false,
    });
    expect(may({ track: "report", state: "not_filed" })).toEqual({ withdraw: false, contest: true, supplement: false });
    expect(may({ track: "report", state: "not_filed" }, { spent: ["contest"] }).contest).toBe(false);
    expect(may({ track: "report", state: "supplement_requested" }).supplement).toBe(true);
    expect(may({ track: "complaint", state: "withdrawn" })).toEqual({
      withdraw: false,
      contest: false,
      supplement: false,
    });
  });

  it("more evidence is taken until both tracks have ended (B3)", () => {
    const ended = trackAt({ track: "complaint", state: "withdrawn" });
    expect(takesEvidence(caseWith([ended, trackAt({ track: "report", state: "filed" })]))).toBe(true);
    expect(takesEvidence(caseWith([ended, trackAt({ track: "report", state: "closed" })]))).toBe(false);
  });

  it("says where a case went", () => {
    const sent = event({
      track: "report",
      kind: "transfer",
      from: "verifying",
      ground: "other_office",
      target: "某市局",
    });
    const lane = laneOf(caseWith([trackAt({ track: "report", state: "transferred" })], [sent]));
    expect(lane).toMatchObject({ holder: "other_body", target: "某市局" });
  });
});

describe("what happened", () => {
  it("files sent one after another are one line", () => {
    const files = [0, 2, 5, 30].map((after, n) =>
      event({ id: `f${n}`, kind: "evidence_added", by: "reporter", at: minutes(after), files: 1 }),
    );
    const lane = laneOf(caseWith([trackAt({ track: "report", state: "received" })], files));
    expect(lane.past.map((one) => one.files)).toEqual([3, 1]);
  });

  it("each track has its own lane, and what concerns both stands in both", () => {
    const tracks = [
      trackAt({ track: "complaint", state: "accepted" }),
      trackAt({ track: "report", state: "verifying" }),
    ];
    const events = [
      event({ id: "1" }),
      event({ id: "2", track: "complaint", kind: "accept", from: "received" }),
      event({ id: "3", track: "report", kind: "verify", from: "received" }),
      event({ id: "4", kind: "message_to_reporter" }),
    ];
    const lanes = lanesOf(caseWith(tracks, events), filedAt);
    expect(lanes.map(({ past }) => past.map(({ id }) => id))).toEqual([
      ["1", "2"],
      ["1", "3"],
    ]);
  });
});

describe("a pause of a deadline (UX-09)", () => {
  it.each(CLOCK_RULES.flatMap(({ pausesFor }) => [...pausesFor]).filter((one, at, all) => all.indexOf(one) === at))(
    "is said with its reason in both languages: %s",
    (reason) => {
      const paused = event({ track: "report", kind: "clock_paused", ground: reason });
      const resumed = event({ track: "report", kind: "clock_resumed" });
      const track = trackAt({ track: "report", state: "verifying" });
      const { past, last } = laneOf(caseWith([track], [paused, resumed]));
      expect(past.map(({ sentence }) => sentence)).toEqual([
        `case.events.clock_paused_${reason}`,
        "case.events.clock_resumed",
      ]);
      expect(last).toBeNull();
      for (const locale of LOCALES)
        for (const { sentence } of past) expect(translatorFor(locale).has(sentence)).toBe(true);
    },
  );
});

describe("a clock of the case in which another is handled (A13)", () => {
  const reasons = new Set(CLOCK_RULES.flatMap(({ pausesFor }) => [...pausesFor]));
  const told = [
    ...[...reasons].map((ground) => ({ step: "clock_paused", ground, key: `carried_clock_paused_${ground}` }) as const),
    { step: "clock_resumed", ground: null, key: "carried_clock_resumed" } as const,
    { step: "clock_extended", ground: "complex", key: "carried_clock_extended" } as const,
  ];

  it.each(told)("is said as that one's, by whoever did it, in both languages: $key", ({ step, ground, key }) => {
    const news = event({ track: "report", kind: "co_reporter_told", by: "system", step, ground });
    const { past, last } = laneOf(caseWith([trackAt({ track: "report", state: "joined" })], [news]));
    expect(past).toMatchObject([{ sentence: `case.events.${key}`, by: "staff", ground: null }]);
    expect(last).toBeNull();
    for (const locale of LOCALES) expect(translatorFor(locale).has(`case.events.${key}`)).toBe(true);
  });
});
