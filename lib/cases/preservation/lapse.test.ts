import { describe, expect, it, test } from "vitest";
import { draftLetter } from "@/lib/cases/preservation/draft-letter";
import { type KeptTransaction, lapses, reportedTransaction } from "@/lib/cases/preservation/lapse";

const now = new Date("2026-11-29T02:00:00Z");
const bought = (completedOn: string, label = completedOn): KeptTransaction => ({
  id: completedOn,
  label,
  completedOn,
  from: "recorded",
});

describe("N24 how long a platform must keep the records", () => {
  test.each<[string, string, number, string]>([
    ["2026-11-29", "2029-11-29", 1_096, "kept"],
    ["2024-02-29", "2027-02-28", 91, "kept"],
    ["2024-02-27", "2027-02-27", 90, "soon"],
    ["2023-11-29", "2026-11-29", 0, "soon"],
    ["2023-11-28", "2026-11-28", -1, "lapsed"],
  ])("N24 of a transaction completed on %s it is %s: %i days, %s", (completedOn, due, daysLeft, state) => {
    expect(lapses([bought(completedOn)], now)).toMatchObject([{ due, daysLeft, state }]);
  });

  it("N24 rests on the E-Commerce Law, article 31, read in full, and binds the platform", () => {
    const [lapse] = lapses([bought("2026-01-05")], now);
    expect(lapse?.rule).toMatchObject({ article: "31", mark: "L", binds: "platform" });
  });

  it("N24 makes no claim for days before that law", () => {
    expect(lapses([bought("2018-05-01")], now)).toMatchObject([{ due: null, daysLeft: null, state: "lapsed" }]);
  });

  it("N24 puts the first to lapse on top", () => {
    const found = lapses([bought("2026-01-05"), bought("2024-01-05"), bought("2025-01-05")], now);
    expect(found.map(({ due }) => due)).toEqual(["2027-01-05", "2028-01-05", "2029-01-05"]);
  });

  it("N24 the reporter's own order counts from the best day they named", () => {
    const days = { happenedOn: "2026-01-01", orderedOn: "2026-01-02", signedOn: "2026-01-03" };
    expect(reportedTransaction(days, "A1")).toMatchObject({ completedOn: "2026-01-03", from: "signed", label: "A1" });
    expect(reportedTransaction({ ...days, signedOn: null }, "")).toMatchObject({ from: "ordered" });
    expect(reportedTransaction({ ...days, signedOn: null, orderedOn: null }, "")).toMatchObject({ from: "happened" });
    expect(reportedTransaction({ happenedOn: null, orderedOn: null, signedOn: null }, "A1")).toBeNull();
  });
});

describe("N24 the letter to the platform", () => {
  const facts = {
    reference: "ZP26-7KQ4-M2XD",
    office: "某市消费者协会",
    platform: "淘宝",
    shop: "某某旗舰店",
    link: "",
  };
  const letter = draftLetter({
    ...facts,
    lapses: lapses([bought("2026-01-05", "订单 881"), bought("2018-05-01", "")], now),
    now,
  });
  const text = letter.join("\n");

  it("N24 cites articles 31 and 62, and names every transaction with the day its period ends", () => {
    expect(text).toContain("第三十一条");
    expect(text).toContain("第六十二条");
    expect(text).toContain("2. 订单 881，完成日期 2026年1月5日，法定保存期限至 2029年1月5日。");
    expect(text).toContain("1. 编号不详的交易，完成日期 2018年5月1日，请保存现有信息。");
  });

  it("N24 says that nothing is proven yet, that it is no order, and who sends it when", () => {
    expect(text).toContain("尚待核实");
    expect(text).toContain("不是调取证据的文书");
    expect(letter.slice(-2)).toEqual(["某市消费者协会", "2026年11月29日"]);
    expect(letter).toContain("淘宝：");
    expect(text).not.toContain("有关链接");
  });
});
