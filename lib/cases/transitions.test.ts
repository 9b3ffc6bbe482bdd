import { describe, expect, test } from "vitest";
import { groundsOf } from "@/lib/cases/grounds";
import { CHECKING_CLOCKS } from "@/lib/cases/report-step-parts";
import { ACTIONS, type Action, type Actor, type ClockMoves } from "@/lib/cases/step";
import {
  goesOnElsewhere,
  isOpen,
  POSITIONS,
  type Position,
  phaseOf,
  positionOf,
  type TrackKind,
} from "@/lib/cases/track";
import { allowedActions, OPENING_CLOCKS, stepFor, transition } from "@/lib/cases/transitions";
import { CLOCK_RULES, IDLE_RULES } from "@/lib/clocks/rules";

const EVERYBODY: readonly Actor[] = ["supervisor", "intake", "reporter", "system"];

function movesFrom(position: Position): { action: Action; to: Position; clocks: ClockMoves }[] {
  return ACTIONS.flatMap((action) => {
    const step = stepFor(position, action);
    // Taking a merge back leads where the walk has been, with the clocks that it had there: see lib/cases/merges.
    if (!step || step.to === "as_before") return [];
    const to = step.to === "unchanged" ? position : positionOf(position.track, step.to);
    return [{ action, to, clocks: step.clocks }];
  });
}

/** Every state with every set of running clocks that the table can lead to, from the receipt on. */
function walk(track: TrackKind) {
  const seen = new Map<string, { position: Position; running: readonly string[] }>();
  const problems: string[] = [];
  const todo: { position: Position; running: readonly string[] }[] = [
    { position: positionOf(track, "received"), running: OPENING_CLOCKS[track] },
    // A clue found in mediation opens a report that is being checked: see lib/cases/check-clue.ts.
    ...(track === "report" ? [{ position: positionOf(track, "verifying"), running: ["verify_mediation_clue"] }] : []),
  ];
  for (let at = todo.pop(); at; at = todo.pop()) {
    const key = `${at.position.state}: ${[...at.running].sort().join(" ")}`;
    if (seen.has(key)) continue;
    seen.set(key, at);
    for (const { action, to, clocks } of movesFrom(at.position)) {
      // Contested once only, and what was promised then still runs.
      if (action === "contest" && at.running.includes("answer_contest")) continue;
      const { stop = [], start = [] } = clocks;
      const left = stop === "all" ? [] : at.running.filter((id) => !stop.some((stopped) => stopped === id));
      for (const id of start) if (left.includes(id)) problems.push(`${at.position.state} ${action} starts ${id} twice`);
      todo.push({ position: to, running: [...left, ...start] });
    }
  }
  return { places: [...seen.values()], problems };
}

const walks = { complaint: walk("complaint"), report: walk("report") };
const places = [...walks.complaint.places, ...walks.report.places];

describe("C3 the shape of the workflow", () => {
  test.each(POSITIONS)("C3 a $track can become $state", ({ state, track }) => {
    expect(walks[track].places.map(({ position }) => position.state)).toContain(state);
  });

  test.each(POSITIONS.filter(isOpen))("C3 a $track that is $state is no dead end for the office", (position) => {
    const ways = allowedActions({ ...position, roles: ["supervisor"] });
    const elsewhere = ways.filter((action) => stepFor(position, action)?.to !== "unchanged");
    expect(elsewhere).not.toEqual([]);
  });

  test.each(POSITIONS.filter(isOpen))("C3 a $track that is $state can still come to an end", (position) => {
    const seen = new Set<string>();
    const todo = [position];
    for (let at = todo.pop(); at; at = todo.pop()) {
      if (seen.has(at.state)) continue;
      seen.add(at.state);
      todo.push(...movesFrom(at).map(({ to }) => to));
    }
    expect([...seen].some((state) => phaseOf(positionOf(position.track, state)) === "ended")).toBe(true);
  });
});

describe("B6 withdrawing", () => {
  test("B6 N18 ends the complaint and leaves the report where it was", () => {
    const roles: Actor[] = ["reporter"];
    expect(transition({ track: "complaint", state: "mediation", roles }, { action: "withdraw" })).toMatchObject({
      to: "withdrawn",
    });
    expect(transition({ track: "report", state: "verifying", roles }, { action: "withdraw" })).toMatchObject({
      to: "verifying",
      clocks: {},
    });
  });

  test("B6 is possible as long as a track is open or goes on in another case, and not after", () => {
    for (const position of POSITIONS) {
      const goesOn = isOpen(position) || goesOnElsewhere(position);
      expect(allowedActions({ ...position, roles: ["reporter"] }).includes("withdraw")).toBe(goesOn);
    }
  });
});

describe("N18 N27 a clue found in mediation", () => {
  const roles: Actor[] = ["case_officer"];
  const found = { ground: "admitted", note: "reason" } as const;
  const mediation = { track: "complaint", state: "mediation", roles } as const;
  const ending = {
    action: "end_mediation_keep_clue",
    ground: "no_agreement",
    message: "words",
    note: "reason",
  } as const;

  test("N18 opens the report that is missing, and moves nothing of the complaint", () => {
    const opened = transition({ ...mediation, report: "none" }, { action: "open_report", ...found });
    expect(opened).toMatchObject({ ok: true, to: "mediation", clocks: {} });
  });

  test.each(["open", "ended"] as const)("N18 opens no second report beside one that is %s", (report) => {
    const asking = { ...mediation, report };
    expect(transition(asking, { action: "open_report", ...found })).toMatchObject({ reason: "report_there" });
    expect(allowedActions(asking)).not.toContain("open_report");
  });

  test.each(["none", "open"] as const)("N27 mediation ends and the clue is still checked: report %s", (report) => {
    expect(transition({ ...mediation, report }, ending)).toMatchObject({ ok: true, to: "mediation_ended" });
  });

  test("N27 nobody says that a clue is still checked where the check has ended", () => {
    expect(transition({ ...mediation, report: "ended" }, ending)).toMatchObject({ reason: "report_there" });
  });
});

describe("B7 contesting", () => {
  const ended = POSITIONS.filter((position) => !isOpen(position) && position.state !== "withdrawn");

  test.each(ended)("B7 a $track that is $state can be contested once, with a clock of its own", (position) => {
    const roles: Actor[] = ["reporter"];
    const first = transition({ ...position, roles }, { action: "contest" });
    expect(first.ok && first.clocks.start).toContain("answer_contest");
    expect(transition({ ...position, roles, spent: ["contest"] }, { action: "contest" })).toEqual({
      ok: false,
      reason: "already_done",
      legal: goesOnElsewhere(position) ? ["withdraw"] : [],
    });
  });

  test.each(["complaint", "report"] as const)(
    "B7 a %s whose answer was promised keeps its clock until a decision answers, whatever is checked in between",
    (track) => {
      const answers = new Set<string>();
      const keeps = new Set<string>();
      for (const { position, running } of walks[track].places) {
        if (!running.includes("answer_contest")) continue;
        for (const { action, clocks } of movesFrom(position)) {
          if (action === "contest") continue;
          const stops = clocks.stop === "all" || clocks.stop?.some((rule) => rule === "answer_contest");
          (stops ? answers : keeps).add(action);
        }
      }
      const [sorted, kept] = [[...answers].sort(), [...keeps].sort()];
      if (track === "complaint") {
        expect(sorted).toEqual(["accept", "not_accept", "withdraw"]);
        expect(kept).toEqual(["request_supplement", "supplement_received"]);
      } else {
        expect(sorted).toEqual(["close", "file", "investigate", "join", "mark_duplicate", "not_file", "transfer"]);
        expect(kept).toEqual([
          "extend_verification",
          "merge",
          "reopen",
          "request_supplement",
          "supplement_received",
          "verify",
          "withdraw",
        ]);
      }
    },
  );

  test("B7 what is still open or was withdrawn has nothing to contest", () => {
    for (const position of POSITIONS.filter((one) => !ended.includes(one))) {
      expect(allowedActions({ ...position, roles: ["reporter"] })).not.toContain("contest");
    }
  });
});

describe("what a step demands", () => {
  const asking = { track: "report", state: "verifying", roles: ["supervisor"] } as const;

  test.each([
    ["ground_missing", { action: "not_file", message: "words", note: "reason" }],
    ["ground_unknown", { action: "not_file", ground: "too_old", message: "words", note: "reason" }],
    ["ground_unknown", { action: "file", ground: "not_proven", note: "reason" }],
    ["message_missing", { action: "not_file", ground: "not_proven", message: " \n\u3000", note: "reason" }],
    ["note_missing", { action: "not_file", ground: "not_proven", message: "words" }],
    ["target_missing", { action: "join", ground: "same_ring", note: "reason", target: "" }],
  ] as const)("%s is told before anything is written: %o", (reason, request) => {
    expect(transition(asking, request)).toMatchObject({ ok: false, reason });
  });

  test("a refusal says what would be legal instead", () => {
    const answer = transition({ track: "complaint", state: "accepted", roles: ["case_officer"] }, { action: "accept" });
    expect(answer).toEqual({
      ok: false,
      reason: "illegal_from_state",
      legal: ["start_mediation", "record_settlement", "end_mediation", "end_mediation_keep_clue", "open_report"],
    });
  });

  test("the check is extended once and stays a check", () => {
    const request = { action: "extend_verification", ground: "complex", note: "reason" } as const;
    expect(transition(asking, request)).toMatchObject({ to: "verifying", clocks: { extend: CHECKING_CLOCKS } });
    expect(transition({ ...asking, spent: ["extend_verification"] }, request)).toMatchObject({
      reason: "already_done",
    });
  });

  test("B10 every refusal rests on a ground and goes with words to the reporter", () => {
    for (const position of POSITIONS) {
      for (const action of ["not_accept", "end_mediation", "not_file", "transfer"] as const) {
        const step = stepFor(position, action);
        if (step) expect([step.ground && groundsOf(step.ground).length > 0, step.message]).toEqual([true, "required"]);
      }
    }
  });
});

describe("UX-09 clocks", () => {
  test("UX-09 every clock that the table moves is a rule with a law or a promise behind it", () => {
    const known = new Set<string>(CLOCK_RULES.map(({ id }) => id));
    const used = POSITIONS.flatMap(movesFrom).flatMap(
      ({ clocks: { stop = [], start = [], meets = [], extend = [] } }) => [
        ...(stop === "all" ? [] : stop),
        ...start,
        ...meets,
        ...extend,
      ],
    );
    for (const id of [...used, ...OPENING_CLOCKS.complaint, ...OPENING_CLOCKS.report]) expect(known).toContain(id);
  });

  test("N19 every rule is started by a step, worked out from a day on record, or idle for a reason that is written down", () => {
    const steps = POSITIONS.flatMap(movesFrom).flatMap(({ clocks: { start = [], meets = [] } }) => [
      ...start,
      ...meets,
    ]);
    const opened = [...OPENING_CLOCKS.complaint, ...OPENING_CLOCKS.report, "verify_mediation_clue"];
    const fromDays = ["penalty_limitation", "penalty_limitation_serious", "keep_transaction_data"];
    const elsewhere = ["court_tells_of_suit", "court_tells_of_judgment", "answer_data_request"];
    const used = new Set<string>([...steps, ...opened, ...fromDays, ...elsewhere, ...Object.keys(IDLE_RULES)]);
    expect([...used].toSorted()).toEqual([...new Set(CLOCK_RULES.map(({ id }) => id))].toSorted());
    expect(steps.filter((rule) => Object.hasOwn(IDLE_RULES, rule))).toEqual([]);
  });

  test("UX-09 no clock is started while it runs, so no step can set one back", () => {
    expect([...walks.complaint.problems, ...walks.report.problems]).toEqual([]);
  });

  test("UX-09 nothing runs on a track that has ended", () => {
    const late = places.filter(({ position, running }) => !isOpen(position) && running.length > 0);
    expect(late.filter(({ position }) => !goesOnElsewhere(position))).toEqual([]);
  });

  test("UX-09 A13 whoever joins others keeps the first answer and the word on opening a case that are owed to them", () => {
    const joined = places.filter(({ position }) => goesOnElsewhere(position)).flatMap(({ running }) => running);
    const ofMerged = ["answer_contest", "decide_penalty"];
    expect([...new Set(joined)].toSorted()).toEqual([...ofMerged, ...CHECKING_CLOCKS, "first_human_answer"].toSorted());
  });

  test("UX-09 A13 whom staff join is owed word on opening a case, and of what is not handled there is no word", () => {
    for (const { position, running } of walks.report.places) {
      const after = (action: Action) => {
        const stop = stepFor(position, action)?.clocks.stop ?? [];
        return stop === "all" ? [] : running.filter((id) => !stop.some((stopped) => stopped === id));
      };
      if (stepFor(position, "join"))
        expect(after("join")).toEqual(running.filter((id) => CHECKING_CLOCKS.some((one) => one === id)));
      if (stepFor(position, "mark_duplicate")) expect(after("mark_duplicate")).toEqual([]);
    }
  });

  test("UX-09 the first answer of a person stops its clock at whatever step comes first", () => {
    for (const track of ["complaint", "report"] as const) {
      const position = positionOf(track, "received");
      for (const action of allowedActions({ ...position, roles: ["supervisor"] })) {
        const stop = stepFor(position, action)?.clocks.stop ?? [];
        expect(stop === "all" || stop.includes("first_human_answer")).toBe(true);
      }
    }
  });

  test("N19 a warning is served and not published, a fine is both, and no penalty is neither", () => {
    const started = (ground: string) => {
      const asking = { track: "report", state: "investigating", roles: EVERYBODY } as const;
      const answer = transition(asking, { action: "decide", ground, message: "words", note: "reason" });
      return answer.ok ? answer.clocks : null;
    };
    const stop = ["decide_penalty"];
    expect(started("fine")).toEqual({ stop, start: ["publish_penalty", "serve_penalty"] });
    expect(started("warning")).toEqual({ stop, start: ["serve_penalty"] });
    expect(started("no_penalty")).toEqual({ stop, start: [] });
  });
});
