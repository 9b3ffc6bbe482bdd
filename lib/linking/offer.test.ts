import { describe, expect, test } from "vitest";
import { type LikelyMatch, offerFrom } from "@/lib/linking/offer";

const match = (reporter: string, rest: Partial<LikelyMatch> = {}): LikelyMatch => ({
  reporter,
  mainId: reporter,
  sameShop: false,
  joinedByItself: false,
  openedAt: new Date("2026-03-02T00:00:00Z"),
  ...rest,
});
const many = (count: number, rest: Partial<LikelyMatch> = {}) =>
  Array.from({ length: count }, (_, at) => match(`reporter-${at}`, rest));

describe("what a reporter is told of others (A12, PRV-04)", () => {
  test("nothing when there are none", () => {
    expect(offerFrom([])).toBeNull();
  });

  test.each([
    [1, false],
    [4, false],
    [5, true],
    [40, true],
  ])("%i reports of the same shop: told, several = %s", (count, several) => {
    expect(offerFrom(many(count, { sameShop: true }))).toMatchObject({ sameShop: true, several });
  });

  test("no offer holds a number, a day or a word of anybody", () => {
    for (const count of [1, 4, 5, 6, 40]) {
      const offer = offerFrom(many(count, { sameShop: true }));
      expect(Object.keys(offer ?? {}).toSorted()).toEqual(["mainId", "sameShop", "several"]);
    }
  });

  test.each([1, 2, 3, 4])(
    "a link or picture that %i people have is not answered: it may be one buyer's own",
    (count) => {
      expect(offerFrom(many(count))).toBeNull();
    },
  );

  test("from five people on it is, and those who joined by themselves do not make up the five", () => {
    expect(offerFrom(many(5))).toMatchObject({ sameShop: false, several: true });
    const planted = [
      ...many(1),
      ...many(9, { joinedByItself: true }).map((one) => ({ ...one, reporter: `x${one.reporter}` })),
    ];
    expect(offerFrom(planted)).toBeNull();
  });

  test("one person who reports five times is one person", () => {
    expect(offerFrom(many(5).map((one) => ({ ...one, reporter: "the same" })))).toBeNull();
    const shop = many(5, { sameShop: true }).map((one) => ({ ...one, reporter: "the same" }));
    expect(offerFrom(shop)).toMatchObject({ several: false });
  });

  test("one more planted report never changes what is told below five (no differencing)", () => {
    for (const count of [0, 1, 2, 3]) expect(offerFrom(many(count))).toEqual(offerFrom(many(count + 1)));
  });

  test("the case most of them belong to is offered; of equals, the oldest", () => {
    const old = match("old", { sameShop: true, openedAt: new Date("2026-01-02T00:00:00Z") });
    const young = match("young", { sameShop: true });
    expect(offerFrom([young, old])?.mainId).toBe("old");
    const joined = match("third", { sameShop: true, mainId: "young" });
    expect(offerFrom([old, young, joined])?.mainId).toBe("young");
  });
});
