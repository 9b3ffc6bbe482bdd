import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { searchDocument } from "@/lib/cases/search-terms";
import { asksNothing, fits, type RoutingRule, routeOf, wordsIn } from "./rule";
import { draftSchema } from "./schema";

const ANY: RoutingRule = { name: "任何", behaviour: null, platform: null, region: null, words: [], unitId: "u1" };
const facts = (text: string) => ({
  behaviour: "incentivised_review",
  platform: "taobao",
  region: "33",
  document: searchDocument(text),
});
const STORY = facts("包裹里有好评返现卡，加 QQ 群 12345 领 5 元");

describe("C2 D13 a rule", () => {
  it.each([
    [{}, true],
    [{ behaviour: "incentivised_review" }, true],
    [{ behaviour: "fake_transaction" }, false],
    [{ platform: "taobao", region: "33" }, true],
    [{ platform: "jd", region: "33" }, false],
    [{ region: "51" }, false],
    [{ words: ["返现"] }, true],
    [{ words: ["返现卡"] }, true],
    [{ words: ["返卡"] }, false],
    [{ words: ["没有", "QQ"] }, true],
    [{ words: ["qq"] }, true],
    [{ words: ["q"] }, false],
    [{ words: ["1234"] }, false],
    [{ words: ["卡"] }, true],
    [{ words: ["！！"] }, false],
    [{ platform: "jd", words: ["返现"] }, false],
  ])("%j fits: %s", (wishes, fit) => {
    expect(fits({ ...ANY, ...wishes }, STORY)).toBe(fit);
  });

  it("knows no region of a case as no region at all", () => {
    expect(fits({ ...ANY, region: "33" }, { ...STORY, region: null })).toBe(false);
    expect(fits(ANY, { ...STORY, region: null })).toBe(true);
  });

  it.each([
    [{}, true],
    [{ words: ["…"] }, true],
    [{ words: ["返现"] }, false],
    [{ region: "33" }, false],
  ])("D14 %j asks nothing: %s", (wishes, nothing) => {
    expect(asksNothing({ ...ANY, ...wishes })).toBe(nothing);
  });

  it("keeps words without control signs, which no database holds", () => {
    const rule = { name: "返现", behaviour: "", platform: "", region: "", words: ["返\u0000现"], unitId: randomUUID() };
    const draft = { base: "0", rules: [rule], otherwiseId: "", reason: "" };
    expect(draftSchema.parse(draft).rules[0]?.words).toEqual(["返现"]);
  });

  it("takes words as people part them", () => {
    expect(wordsIn(" 返现，返现、刷单; QQ\n空包 ")).toEqual(["返现", "刷单", "QQ", "空包"]);
    expect(wordsIn("  ")).toEqual([]);
  });
});

describe("C2 rules in their order", () => {
  const rules = [
    { ...ANY, name: "空包", words: ["空包"], unitId: "u1" },
    { ...ANY, name: "返现", words: ["返现"], unitId: "u2" },
    { ...ANY, name: "淘宝", platform: "taobao", unitId: "u3" },
  ];
  it("the first that fits decides, with its number", () => {
    expect(routeOf({ rules, otherwiseId: "u9" }, STORY)).toEqual({ unitId: "u2", number: 2, name: "返现" });
    expect(routeOf({ rules, otherwiseId: "u9" }, facts("空包 返现"))).toMatchObject({ number: 1 });
  });

  it("what none fits goes where the rest goes, or to nobody's desk", () => {
    const stranger = { ...facts("别的"), platform: "jd" };
    expect(routeOf({ rules, otherwiseId: "u9" }, stranger)).toEqual({ unitId: "u9", number: null, name: null });
    expect(routeOf({ rules: [], otherwiseId: null }, stranger).unitId).toBeNull();
  });
});
