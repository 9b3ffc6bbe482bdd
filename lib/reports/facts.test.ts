import { describe, expect, test } from "vitest";
import { caseOf, factsOf, tracksFor } from "./facts";
import { ANSWERS } from "./testing/answered-draft";

const at = new Date("2026-03-04T02:00:00Z");

function caseFrom(changes: Partial<Parameters<typeof factsOf>[0]> = {}) {
  const facts = factsOf({ ...ANSWERS, ...changes });
  if (!facts) throw new Error("incomplete");
  return caseOf(facts, at);
}

describe("what a report becomes", () => {
  test("a wish opens its own tracks and no other (N18)", () => {
    expect(tracksFor("report")).toEqual(["report"]);
    expect(tracksFor("complaint")).toEqual(["complaint"]);
    expect(tracksFor("both")).toEqual(["complaint", "report"]);
  });

  test("staff find it by everything that was told, the link's own numbers among it", () => {
    const found = caseFrom().searchable.join(" ");
    for (const word of ["淘宝", "坚果礼盒", "673212345678", "五星好评", "haowei888"]) expect(found).toContain(word);
    expect(found).not.toContain("li.lei");
  });

  test("its title is the beginning of the story on one line, never half a character", () => {
    const story = `第一行\n${"👍🏽".repeat(80)}`;
    const { title } = caseFrom({ seen: { ...ANSWERS.seen, story } });
    expect(title).toMatch(/^第一行 👍/u);
    expect([...title]).toHaveLength(60);
    expect(title.isWellFormed()).toBe(true);
  });

  test("a shop without a name is called by the host of its link", () => {
    expect(caseFrom({ where: { ...ANSWERS.where, shopName: "" } }).shopName).toBe("item.taobao.com");
  });

  test("a parcel needs its page, and a report that is not about one keeps nothing of it", () => {
    const logistics = {
      courier: "中通",
      waybills: ["78312345678901"],
      orderedAt: "",
      collectedAt: "",
      signedAt: "",
      reviewedAt: "",
      oddities: ["empty"],
    };
    const parcel = { kind: "empty_parcel", paidInAdvance: false } as const;
    expect(factsOf({ ...ANSWERS, what: parcel })).toBeNull();
    expect(factsOf({ ...ANSWERS, what: parcel, logistics })?.logistics).toEqual(logistics);
    expect(factsOf({ ...ANSWERS, logistics })?.logistics).toBeNull();
  });
});
