import { describe, expect, it } from "vitest";
import { type AlikeCase, concentrationsOf, FEWEST } from "@/lib/cases/concentration";

const one = (more: Partial<AlikeCase> = {}): AlikeCase => ({
  by: "contact",
  complaint: true,
  platform: "taobao",
  shopName: "某某旗舰店",
  behaviour: "incentivised_review",
  product: "蜂蜜",
  story: "",
  ...more,
});
const many = (count: number, more: (nth: number) => Partial<AlikeCase> = () => ({})) =>
  Array.from({ length: count }, (_, nth) => one(more(nth)));

describe("N27 what many complaints are about", () => {
  it("is not said of whoever has sent a few", () => {
    expect(concentrationsOf(many(FEWEST - 1))).toEqual([]);
    expect(concentrationsOf([])).toEqual([]);
  });

  it("counts the 735 of one product class as such, shops by name and copied words", () => {
    const cases = many(735, (nth) => ({
      product: nth < 700 ? ["蜂蜜", " 蜂蜜 "][nth % 2] : `x${nth}`,
      shopName: `店${nth % 90}`,
      story: nth < 600 ? `${nth % 3}` : "",
      complaint: nth % 5 !== 0,
    }));
    expect(concentrationsOf(cases)).toEqual([
      {
        by: "contact",
        cases: 735,
        complaints: 588,
        shops: 90,
        platform: { value: "taobao", count: 735 },
        product: { value: "蜂蜜", count: 700 },
        behaviour: { value: "incentivised_review", count: 735 },
        copied: 600,
      },
    ]);
  });

  it("names nothing that only one of them has", () => {
    const apart = many(6, (nth) => ({ platform: `p${nth}`, product: null, story: `${nth}` }));
    expect(concentrationsOf(apart)).toMatchObject([{ platform: null, product: null, copied: 0 }]);
  });

  it("keeps what the contact says apart from what the words say", () => {
    const words = many(5, () => ({ by: "words", platform: "jd" }));
    const found = concentrationsOf([...many(6), ...words]);
    expect(found.map(({ by, cases, platform }) => [by, cases, platform?.value])).toEqual([
      ["contact", 6, "taobao"],
      ["words", 5, "jd"],
    ]);
  });

  it("has no order, no score and no name of anybody in it", () => {
    const [found] = concentrationsOf(many(6));
    expect(Object.keys(found ?? {}).toSorted()).toEqual(
      ["behaviour", "by", "cases", "complaints", "copied", "platform", "product", "shops"].toSorted(),
    );
  });
});
