import { describe, expect, test } from "vitest";
import { fitExists, fitFor, type ReplyFit, type Situation, sortReplies } from "@/lib/cases/replies/reply-fit";

const ANY: ReplyFit = { track: null, action: null, ground: null, behaviour: null };
const ASKING: Situation = {
  track: "report",
  action: "request_supplement",
  ground: "supplement.order_proof",
  behaviour: "incentivised_review",
};
const OPEN: Situation = { ...ASKING, ground: "" };
const MESSAGE: Situation = { track: "", action: null, ground: null, behaviour: "incentivised_review" };

describe("C14 what a reply is recommended for", () => {
  test.each([
    ["anything", {}, 0, 0, 0],
    ["the track", { track: "report" }, 1, 1, 0],
    ["the other track", { track: "complaint" }, null, null, 0],
    ["the step", { action: "request_supplement" }, 1, 1, null],
    ["another step", { action: "not_file" }, null, null, null],
    ["the ground", { action: "request_supplement", ground: "supplement.order_proof" }, 2, 1, null],
    ["another ground", { ground: "supplement.shop_unclear" }, null, 0, null],
    ["the kind", { behaviour: "incentivised_review" }, 1, 1, 1],
    ["another kind", { behaviour: "brushing" }, null, null, null],
  ])("for %s: decided %s, ground still open %s, message %s", (_, fit, decided, open, message) => {
    const reply = { ...ANY, ...fit } as ReplyFit;
    expect([ASKING, OPEN, MESSAGE].map((one) => fitFor(reply, one))).toEqual([decided, open, message]);
  });

  test("the closest fit stands first, what fits nothing apart", () => {
    const replies = [
      { ...ANY, name: "乙 一般" },
      { ...ANY, name: "不予立案", action: "not_file" },
      { ...ANY, name: "甲 一般" },
      { ...ANY, name: "补充", action: "request_supplement" },
      { ...ANY, name: "补订单", action: "request_supplement", ground: "supplement.order_proof" },
    ];
    const { recommended, others } = sortReplies(replies, ASKING);
    expect(recommended.map(({ name }) => name)).toEqual(["补订单", "补充", "甲 一般", "乙 一般"]);
    expect(others.map(({ name }) => name)).toEqual(["不予立案"]);
  });

  test.each([
    [{ track: null, action: null, ground: null }, true],
    [{ track: "complaint", action: "not_accept", ground: "not_accepted.too_old" }, true],
    [{ track: null, action: null, ground: "supplement.order_proof" }, true],
    [{ track: "report", action: "not_accept", ground: null }, false],
    [{ track: null, action: "not_accept", ground: "not_filed.not_proven" }, false],
    [{ track: null, action: "withdraw", ground: null }, false],
  ])("%j is a step of ours: %s", (fit, exists) => {
    expect(fitExists(fit)).toBe(exists);
  });
});
