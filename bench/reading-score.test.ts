import { describe, expect, it } from "vitest";
import type { ReadField, Reading, ReadValue } from "@/lib/evidence/reading/reading";
import { accuracyAnyOrder, accuracyInOrder, type Label, scoreFields } from "./reading-score";

const label = (rest: Partial<Label>): Label => ({
  kind: "order_detail",
  transcript: [],
  fields: {},
  degradation: [],
  ...rest,
});

function reading(...values: ReadValue[]): Reading {
  const fields = values.map((value): ReadField => ({ ...value, boxes: [], confidence: 1, confirmed: false }));
  return { size: { width: 1, height: 1 }, turned: 0, kind: null, fields, transcript: [], confirmed: false };
}

describe("characters", () => {
  it("compare without white space, full width as half width", () => {
    expect(accuracyInOrder(["（人民路 店）"], ["(人民路店)"])).toBe(1);
  });

  it("cost one for each that is wrong, missing or too many, and never less than nothing", () => {
    expect(accuracyInOrder(["一二三四"], ["一二五四"])).toBe(0.75);
    expect(accuracyInOrder(["一二"], ["甲乙丙丁戊"])).toBe(0);
  });

  it("count in any order, each as often as it was read", () => {
    expect(accuracyAnyOrder(["好好评"], ["评好"])).toBeCloseTo(2 / 3);
    expect(accuracyInOrder(["标签", "值"], ["值", "标签"])).toBeLessThan(0.5);
  });
});

describe("fields", () => {
  it("are right when equal, lists taken as sets, events by all three parts", () => {
    const event = { time: "10-30 09:15", place: "柳州市", status: "已揽收" };
    const wanted = label({ fields: { shop: "小店", amounts: ["5", "8"], stars: [5, 5], trackingEvents: [event] } });
    const score = scoreFields(
      wanted,
      reading(
        { name: "amounts", value: "8" },
        { name: "amounts", value: "9" },
        { name: "stars", value: 5 },
        { name: "trackingEvents", value: event },
      ),
    );
    expect(score).toMatchObject({ right: 3, read: 4, labelled: 5 });
    expect(score.misses.map(({ name, fault }) => `${fault} ${name}`)).toEqual([
      "missed shop",
      "missed amounts",
      "wrong amounts",
    ]);
  });

  it("are not held against the reader where the README forgives them", () => {
    const event = { time: "10-30 09:15", place: "柳州市", status: "已揽收" };
    const wanted = label({
      kind: "sales_ranking",
      transcript: ["9:41", "榜"],
      fields: { trackingEvents: [event] },
      hidden: { fields: { phones: ["154****0092"] } },
    });
    const read = reading(
      { name: "times", value: "9:41" },
      { name: "times", value: "10-30 09:15" },
      { name: "times", value: "11-02" },
      { name: "phones", value: "154****0092" },
    );
    expect(scoreFields(wanted, read)).toMatchObject({ right: 0, read: 0, labelled: 1 });
  });
});
