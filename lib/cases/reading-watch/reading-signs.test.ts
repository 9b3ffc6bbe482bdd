import { describe, expect, it } from "vitest";
import { looksLikePersonsName } from "@/lib/cases/persons-name";
import { type ReadingDay, tallyDay } from "@/lib/cases/reading-watch/reading-day";
import { signsOf, type Watched } from "@/lib/cases/reading-watch/reading-signs";
import { usualOf } from "@/lib/cases/reading-watch/usual";

const NOTHING: ReadingDay = {
  cases: 0,
  outside: 0,
  night: 0,
  asked: 0,
  revealed: 0,
  handedOut: 0,
  names: 0,
  audited: 0,
  strange: {},
};
const a = (some: Partial<ReadingDay>): ReadingDay => ({ ...NOTHING, ...some });
const days = (count: number, some: Partial<ReadingDay>) => Array.from({ length: count }, () => a(some));
const none = { week: [], history: [], merchantOf: new Map(), reporterOf: new Map() };
const kinds = (watched: Partial<Watched>) =>
  signsOf({ day: NOTHING, ...none, ...watched }).map(({ kind, numbers }) => ({ kind, ...numbers }));

describe("T5 somebody's usual day", () => {
  it("T5 is not moved by a wild day, and abstains with fewer than ten", () => {
    expect(usualOf([5, 6, 5, 6, 5, 6, 5, 6, 5, 400])).toMatchObject({ median: 5.5, days: 10 });
    expect(usualOf([5, 6, 5, 6, 5, 6, 5, 6, 400])).toBeNull();
  });

  it("T5 gives somebody who reads the same every day some room", () => {
    expect(usualOf(Array.from({ length: 20 }, () => 30))?.limit).toBe(53);
  });
});

describe("T5 signs: reading that is worth a look, with its numbers", () => {
  it.each<[string, Partial<Watched>, object[]]>([
    ["nothing was read", {}, []],
    [
      "many more cases than usual",
      { day: a({ cases: 60 }), history: days(12, { cases: 8 }) },
      [{ kind: "many_cases", count: 60, usual: 8, days: 12 }],
    ],
    ["as many as always", { day: a({ cases: 60 }), history: days(12, { cases: 55 }) }, []],
    ["many, and no usual to compare with", { day: a({ cases: 60 }), history: days(9, { cases: 1 }) }, []],
    [
      "ten that nothing leads to",
      { day: a({ cases: 12, outside: 10 }) },
      [{ kind: "outside", count: 10, usual: 0, days: 0, cases: 12 }],
    ],
    ["nine that nothing leads to", { day: a({ cases: 12, outside: 9 }) }, []],
    ["five looks at night", { day: a({ night: 5 }) }, [{ kind: "night", count: 5, usual: 0, days: 0 }]],
    ["nights of somebody who works at night", { day: a({ night: 40 }), history: days(20, { night: 38 }) }, []],
    [
      "five requests to see who reported, in a week",
      { day: a({ asked: 1 }), week: days(4, { asked: 1 }) },
      [{ kind: "identity", count: 5 }],
    ],
    ["requests of a week that is over", { week: days(6, { asked: 1 }) }, []],
    ["three searches for people", { day: a({ names: 3 }) }, [{ kind: "name_search", count: 3, usual: 0, days: 0 }]],
    ["the same case ten times", { day: a({ strange: { c: 10 } }) }, [{ kind: "same_case", times: 10, days: 1 }]],
    [
      "the same case on four days",
      { day: a({ strange: { c: 1 } }), week: days(3, { strange: { c: 1 } }) },
      [{ kind: "same_case", times: 4, days: 4 }],
    ],
    [
      "an auditor who audits much more than usual",
      { day: a({ audited: 60 }), history: days(10, { audited: 3 }) },
      [{ kind: "much_auditing", count: 60, usual: 3, days: 10 }],
    ],
  ])("T5 %s", (_, watched, expected) => {
    expect(kinds(watched)).toEqual(expected);
  });

  it("T5 case after case about one shop or by one reporter, over the days of a week", () => {
    const strange = (...ids: string[]) => a({ strange: Object.fromEntries(ids.map((id) => [id, 1])) });
    const merchantOf = new Map(["1", "2", "3", "4", "5"].map((id) => [id, "taobao:id:9"]));
    const reporterOf = new Map(["1", "2", "6"].map((id) => [id, "ff"]));
    const watched = { day: strange("1", "2"), week: [strange("3", "4"), strange("5", "6")], history: [] };
    const signs = signsOf({ ...watched, merchantOf, reporterOf });
    expect(signs).toMatchObject([
      { kind: "same_merchant", about: "taobao:id:9", cases: ["1", "2", "3", "4", "5"] },
      { kind: "same_reporter", about: "", cases: ["1", "2", "6"] },
    ]);
    expect(JSON.stringify(signs)).not.toContain("ff");
  });

  it("T5 the farthest from usual stands first", () => {
    expect(kinds({ day: a({ night: 6, names: 9 }) }).map(({ kind }) => kind)).toEqual(["name_search", "night"]);
  });
});

describe("T5 counting a day", () => {
  const entry = (action: string, id: string, at = "2026-11-20T02:00:00Z", data = {}) => {
    return { at: new Date(at), action, subject: { kind: "case", id }, data } as const;
  };

  it("T5 knows cases that were worked on from those that a search found and those that nothing leads to", () => {
    const entries = ["mine", "mine", "found", "strange"].map((id) => entry("case.read", id));
    const tallied = tallyDay(entries, { worked: new Set(["mine"]), found: new Set(["found"]) });
    expect(tallied).toMatchObject({ cases: 3, outside: 1, strange: { found: 1, strange: 1 }, night: 0 });
  });

  it.each([
    ["2026-11-20T13:59:00Z", 0],
    ["2026-11-20T14:00:00Z", 1],
    ["2026-11-20T21:59:00Z", 1],
    ["2026-11-20T22:00:00Z", 0],
  ])("T5 %s is night in Shanghai: %i", (at, night) => {
    expect(tallyDay([entry("case.read", "c", at)], { worked: new Set(), found: new Set() }).night).toBe(night);
  });
});

describe("T5 a search for a person", () => {
  it.each(["王芳", "欧阳震华", " 李小明先生 ", "赵敏"])("T5 %s looks like one", (typed) => {
    expect(looksLikePersonsName(typed)).toBe(true);
  });

  it.each(["王记", "好评返现", "李宁店", "ZP26-2222-2222", "张三李四王五", "刷单", ""])("T5 %s does not", (typed) => {
    expect(looksLikePersonsName(typed)).toBe(false);
  });
});
