import { describe, expect, test } from "vitest";
import { GROUNDS, type GroundList, groundsOf, LAWS } from "@/lib/cases/grounds";
import { ANSWERS, groundListOf, SILENCES, tellEvent, tellGround, tellState } from "@/lib/cases/outcome";
import { ACTIONS, NOTE_QUESTIONS } from "@/lib/cases/step";
import { POSITIONS, TRACK_KINDS } from "@/lib/cases/track";
import { REFUSALS, stepFor } from "@/lib/cases/transitions";
import en from "@/lib/i18n/messages/en/cases.json";
import zh from "@/lib/i18n/messages/zh-CN/cases.json";

type Leaf = readonly [key: string, words: string];

function leavesOf(tree: object, path: readonly string[] = []): Leaf[] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = [...path, name];
    return typeof value === "object" && value !== null
      ? leavesOf(value, key)
      : [[key.join("."), String(value)] as const];
  });
}

const WORDS = { "zh-CN": new Map(leavesOf(zh)), en: new Map(leavesOf(en)) };
const LISTS = Object.keys(GROUNDS) as GroundList[];
const GROUND_ROWS = LISTS.flatMap((list) => groundsOf(list).map((ground) => ({ list, ground })));
const EVENTS = POSITIONS.flatMap((position) =>
  ACTIONS.filter((action) => stepFor(position, action)).map((action) => tellEvent(position.track, action)),
);

/** Every key that the code can ask for. */
const ASKED = new Set([
  ...POSITIONS.flatMap((position) =>
    [false, true].flatMap((contested) => {
      const { headline, meaning, next, silence, contest } = tellState(position, contested);
      return [headline, meaning, next, silence, contest, `states.${position.track}.${position.state}.label`];
    }),
  ),
  ...EVENTS,
  ...GROUND_ROWS.flatMap(({ list, ground }) => {
    const told = tellGround(list, ground);
    return [told?.sentence, told?.advice, `grounds.${list}.${ground}.label`];
  }),
  ...TRACK_KINDS.flatMap((track) => [`tracks.${track}.label`, `tracks.${track}.reporter`]),
  ...ACTIONS.map((action) => `actions.${action}`),
  ...ANSWERS.map((answer) => `answers.${answer}`),
  ...SILENCES.map((silence) => `silences.${silence}`),
  ...NOTE_QUESTIONS.map((question) => `notes.${question}`),
  ...["case", "body"].map((target) => `targets.${target}`),
  ...REFUSALS.map((reason) => `refusals.${reason}`),
  ...["empty", "not_a_number_of_ours", "impossible_character", "mistyped"].map((reason) => `references.${reason}`),
  ...LAWS.map((law) => `laws.${law}`),
]);
const KEYS = [...ASKED].filter((key): key is string => typeof key === "string").sort();

describe("B4 words for every state, step and ground", () => {
  test.each(Object.entries(WORDS))("B4 %s has every key that is asked for, and none that is not", (_, words) => {
    expect([...words.keys()].sort()).toEqual(KEYS);
  });

  test.each(Object.entries(WORDS))(
    "B4 %s leaves nothing empty, nothing too long to read, and no markup",
    (_, words) => {
      for (const [key, text] of words) expect(text, key).toMatch(/^[^{}<>]{2,200}$/);
    },
  );

  test("B4 the English is English and the Chinese is Chinese", () => {
    for (const [key, text] of WORDS.en) expect(text, key).not.toMatch(/\p{Script=Han}/u);
    for (const [key, text] of WORDS["zh-CN"]) expect(text, key).toMatch(/\p{Script=Han}/u);
  });
});

describe("what the reporter is told", () => {
  test("each of the eight answers is given in some state, and no other", () => {
    expect(new Set(POSITIONS.map((position) => tellState(position, false).answer))).toEqual(new Set(ANSWERS));
  });

  test("an investigation is the place where we say that we cannot say more, and why", () => {
    expect(tellState({ track: "report", state: "investigating" }, false)).toMatchObject({
      answer: "cannot_tell",
      silence: "silences.investigation",
    });
  });

  test("B7 the objection is offered until it has been used", () => {
    const position = { track: "report", state: "not_filed" } as const;
    expect(tellState(position, false).contest).toBe("contest.available");
    expect(tellState(position, true).contest).toBe("contest.used");
    expect(tellState({ track: "report", state: "verifying" }, true).contest).toBeNull();
  });

  test("B10 whoever is refused is told where to go next, under every ground", () => {
    for (const list of ["not_accepted", "mediation_ended", "not_filed", "transferred", "duplicate"] as const) {
      for (const ground of groundsOf(list))
        expect(tellGround(list, ground)?.advice).toBe(`grounds.${list}.${ground}.advice`);
    }
    expect(tellGround("joined", "same_ring")?.advice).toBeNull();
  });

  test("a ground from another list is not told", () => {
    expect(tellGround("not_filed", "too_old")).toBeNull();
  });

  test("a past decision finds its ground again through the state it came from", () => {
    expect(groundListOf({ track: "report", state: "verifying" }, "not_file")).toBe("not_filed");
    expect(groundListOf({ track: "report", state: "verifying" }, "file")).toBeNull();
  });
});
