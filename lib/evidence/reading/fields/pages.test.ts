import { describe, expect, it } from "vitest";
import { quadOf } from "../line";
import { readFields } from "../read-fields";
import { KNOWN, page, valuesOf, type Written } from "../testing/lines";

const starsAt = (top: number, count: number) => ({
  count,
  confidence: 0.95,
  box: quadOf({ left: 160, top, right: 330, bottom: top + 36 }),
});

function review(top: number, name: string, text: readonly string[]): Written[] {
  return [
    [name, 160, top],
    ["10-21", 860, top + 24, 34],
    ["颜色：米白", 60, top + 120, 32],
    ...text.map((part, at): Written => [part, 60, top + 180 + at * 54, 40, at < text.length - 1 ? 860 : 500]),
    ["评论", 700, top + 400, 32],
    ["有用", 860, top + 400, 32],
  ];
}

describe("a page of reviews (N2)", () => {
  const head: Written[] = [
    ["9:41", 60, 40],
    ["商品评价", 420, 130, 48],
  ];
  const first = review(300, "月***亮", ["被子很厚实，摸着舒服，发货也快，客服态度好，已", "经是第二次买了，推荐！"]);
  const stars = [starsAt(352, 5), starsAt(952, 2)];

  it("gives names, texts and stars in the order of the page", () => {
    const second = review(900, "青石板 LV3", ["洗了一次就起球，退货还要自己出运费，"]);
    const { fields, kind } = readFields(page([...head, ...first, ...second], { stars }), KNOWN);
    expect(valuesOf(fields, "reviewers")).toEqual(["月***亮", "青石板"]);
    expect(valuesOf(fields, "stars")).toEqual([5, 2]);
    expect(valuesOf(fields, "reviewTexts")).toEqual([
      "被子很厚实，摸着舒服，发货也快，客服态度好，已经是第二次买了，推荐！",
      "洗了一次就起球，退货还要自己出运费，",
    ]);
    expect(kind?.name).toBe("review_honest");
  });

  it("is a template when two people use one text", () => {
    const second = review(900, "小***7", [
      "被子很厚实！摸着舒服，发货快，客服态度很好，已",
      "经第二次买了，推荐大家！",
    ]);
    expect(readFields(page([...head, ...first, ...second], { stars }), KNOWN).kind?.name).toBe("review_template");
  });

  it("leaves out a text that the edge of the picture cuts", () => {
    const cut = review(900, "小***7", ["被子很厚实，摸着"]).slice(0, 4);
    const { fields } = readFields(page([...head, ...first, ...cut], { stars }), KNOWN);
    expect(valuesOf(fields, "reviewTexts")).toHaveLength(1);
    expect(valuesOf(fields, "reviewers")).toHaveLength(2);
  });
});

describe("an order (N2)", () => {
  it("names the shop and the product, wrapped title and all", () => {
    const lines: Written[] = [
      ["订单详情", 420, 130, 48],
      ["云川省临澜市青禾区柳荫路36号6栋", 60, 300],
      ["青柚家居旗舰店", 60, 420],
      ["加厚法兰绒盖毯办公室午睡单人", 320, 500, 40, 620],
      ["沙发毯", 320, 550],
      ["米白；150×200cm", 320, 610, 30],
      ["¥59.90", 320, 670],
    ];
    const { fields, kind } = readFields(page(lines), KNOWN);
    expect(kind?.name).toBe("order_detail");
    expect(valuesOf(fields, "shop")).toEqual(["青柚家居旗舰店"]);
    expect(valuesOf(fields, "productTitle")).toEqual(["加厚法兰绒盖毯办公室午睡单人沙发毯"]);
  });
});

describe("a parcel's way (N2)", () => {
  const head: Written[] = [
    ["物流详情", 420, 130, 48],
    ["中通快递73520918846027", 60, 230],
  ];

  it("is read with the time beside the place", () => {
    const lines: Written[] = [
      ["柳州转运中心", 60, 400],
      ["11-1308:12", 800, 402, 34],
      ["已发出，下一站临澜", 60, 450],
      ["柳州东郊网点", 60, 540],
      ["11-12 21:47", 800, 542, 34],
      ["已揽收", 60, 590],
    ];
    const { fields, kind } = readFields(page([...head, ...lines]), KNOWN);
    expect(valuesOf(fields, "trackingEvents")).toEqual([
      { time: "11-13 08:12", place: "柳州转运中心", status: "已发出，下一站临澜" },
      { time: "11-12 21:47", place: "柳州东郊网点", status: "已揽收" },
    ]);
    expect(kind?.name).toBe("logistics_normal");
  });

  it("is read with date and clock in a column of their own, and is odd when signed right after collection", () => {
    const lines: Written[] = [
      ["10-30", 80, 400],
      ["09:15", 80, 442],
      ["【泽州市】", 300, 404],
      ["您的快件已签收", 300, 462],
      ["10-28", 80, 600],
      ["20:31", 80, 642],
      ["【柳州市】", 300, 604],
      ["网点已揽收", 300, 662],
    ];
    const { fields, kind } = readFields(page([...head, ...lines]), KNOWN);
    expect(valuesOf(fields, "trackingEvents")).toEqual([
      { time: "10-30 09:15", place: "泽州市", status: "您的快件已签收" },
      { time: "10-28 20:31", place: "柳州市", status: "网点已揽收" },
    ]);
    expect(kind?.name).toBe("logistics_abnormal");
  });
});

describe("what is demanded and offered (N2)", () => {
  const chat = (...texts: string[]) =>
    readFields(page([["客服小鹿", 400, 130], ...texts.map((text, at): Written => [text, 160, 300 + at * 140])]), KNOWN)
      .fields;

  it("is worded as printed: the demand without its label, the gift without its way there", () => {
    const fields = chat(
      "要求：五星好评，20字以上，带3张实拍图，写完截图发我",
      "这边给您申请补偿返现10元，加微信mihu_kefu01",
    );
    expect(valuesOf(fields, "demanded")).toEqual(["五星好评，20字以上，带3张实拍图"]);
    expect(valuesOf(fields, "offered")).toEqual(["返现10元"]);
  });

  it("is a ransom when bad reviews are to vanish for money", () => {
    const fields = chat("删差评300元/条，付款后一小时内全部消失", "今晚不转就再上20条差评");
    expect(valuesOf(fields, "demanded")).toEqual(["删差评300元/条"]);
    expect(valuesOf(fields, "offered")).toEqual(["付款后一小时内全部消失"]);
  });

  it("is nothing on an order", () => {
    const lines: Written[] = [
      ["订单详情", 400, 130],
      ["晒单写20字五星好评返2元", 60, 300],
      ["下单时间", 60, 420],
      ["实付款", 60, 500],
    ];
    expect(valuesOf(readFields(page(lines), KNOWN).fields, "demanded")).toEqual([]);
  });
});

describe("the kind of a picture", () => {
  it.each([
    ["cashback_card", ["好评返现卡", "感谢您选购本店宝贝", "第一步：五星好评", "扫一扫领红包"]],
    ["transfer_record", ["账单详情", "+8.00", "当前状态 已存入零钱", "转账时间 2026年10月22日 21:46:09"]],
    ["invite_tandian", ["霸王餐", "达人须知", "到店要求：五星好评不少于100字"]],
    ["recruit_officer", ["招募100位用户体验官", "报名方式", "收货后发布五星评价"]],
    ["sales_ranking", ["热销飙升榜", "24小时销量 12,846件", "↑ 3280%"]],
    ["group_task", ["放单一群(203)", "客单39.9，佣7元，垫付本金，货比三家"]],
    ["extortion_chat", ["老板，你家店多了6条差评", "删差评500元/条", "今晚不转，明天再上20条"]],
    [undefined, ["明天下午一起去公园吗", "好啊"]],
  ])("is %s", (kind, texts) => {
    const lines = texts.map((text, at): Written => [text, 60, 300 + at * 120]);
    expect(readFields(page(lines), KNOWN).kind?.name).toBe(kind);
  });
});
