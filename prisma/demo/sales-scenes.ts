import { note, onComplaint, onReport, type Scene, suit, withdraw } from "./script";

/** Inflated sales, and orders placed against a competitor. */
export const SALES_SCENES: readonly Scene[] = [
  {
    key: "laotie-investigating",
    shop: "laotie",
    kind: "inflated_sales",
    when: 31,
    product: "真皮腰带",
    story: "主播喊“三分钟卖光两万条”，我一直盯着库存，一条没少。弹幕里“已拍”的账号头像都是默认的。",
    seen: { reviewText: "已拍三条，老铁没毛病" },
    logistics: { oddities: [] },
    wish: "report",
    contact: { kind: "email", address: "reporter-25@example.com" },
    shots: [
      {
        kind: "review_page",
        title: "直播间",
        lines: ["三分钟卖光 20000 条", "库存：998", "库存：998", "已拍 已拍 已拍"],
      },
    ],
    beats: [
      onReport(0.6, "reviewer_two", "verify"),
      onReport(10, "supervisor", "file", { note: "回放与后台成交记录相差 19,640 条。" }),
      onReport(1.5, "officer", "investigate"),
      note(4, "officer", "已约谈场控人员，供述由 MCN 公司提供“氛围组”账号 300 个。"),
      suit(1, "officer", { act: "prepare", defendant: "老铁皮具工厂店（虚构）" }),
    ],
  },
  {
    key: "laotie-refuses",
    shop: "laotie",
    kind: "inflated_sales",
    when: 43,
    product: "头层牛皮钱包",
    story: "看到“全网销量第一”才买的，收到的是人造革。要求退款，商家拉黑了我。",
    logistics: { oddities: ["wrong_thing"] },
    wish: "complaint",
    demand: "退款 129 元并赔偿",
    contact: { kind: "phone", address: "13800000026" },
    shots: [{ kind: "order", title: "订单详情", lines: ["头层牛皮钱包", "实付 129.00 元", "退款申请被拒绝"] }],
    beats: [
      onComplaint(1, "reviewer", "accept"),
      onComplaint(4, "officer_two", "start_mediation"),
      onComplaint(12, "officer_two", "end_mediation", {
        ground: "side_absent_or_refuses",
        message: "商家两次没有参加调解，也不接电话。调解只能终止，记录和材料您都可以用来起诉。",
        note: "两次通知均已签收。",
      }),
    ],
  },
  {
    key: "laotie-reverse",
    shop: "laotie",
    kind: "reverse_brushing",
    when: 37,
    product: "竞争对手的皮带",
    story:
      "我开一家小皮具店，一夜之间来了 260 个订单，收货地址都在同一个小区，两天后全部申请退款，平台把我判成虚假交易降权。有人在群里承认是老铁皮具找人拍的。",
    seen: { reviewText: "质量太差，退了" },
    logistics: { courier: "zto", waybills: ["780000000012345"], oddities: ["same_waybill_twice"] },
    wish: "report",
    contact: { kind: "email", address: "reporter-27@example.com" },
    shots: [
      { kind: "order", title: "后台订单", lines: ["02:10—02:50 共 260 单", "收货：同一小区", "48 小时内全部退款"] },
      { kind: "chat", title: "皮具同行群", lines: ["他家那 260 单是我们安排的", "我：谁出的钱", "老铁那边"] },
    ],
    beats: [
      onReport(1, "reviewer", "verify"),
      onReport(5, "officer", "transfer", {
        ground: "other_office",
        target: "对方店铺所在地的市场监督管理局",
        message: "对方店铺登记在外地，已把全部材料转给当地市场监管局，转出日期就是今天。您可以凭这个编号向他们询问。",
        note: "管辖：平台内经营者由登记地管辖。",
      }),
    ],
  },
  {
    key: "jiguang-withdrawn",
    shop: "jiguang",
    kind: "inflated_sales",
    when: 28,
    product: "手机壳",
    story: "“月销 5 万”的手机壳，评价里的壳子型号有十几种，都不是这款。商家说可以私下退款，让我撤投诉。",
    seen: { reviewText: "手感很好，按键灵敏" },
    logistics: { oddities: [] },
    wish: "both",
    demand: "退款 25 元",
    contact: { kind: "email", address: "reporter-28@example.com" },
    shots: [
      { kind: "review_page", title: "手机壳 评价", lines: ["月销 5 万+", "★★★★★ 平板支架很稳", "★★★★★ 数据线很长"] },
    ],
    beats: [onReport(0.7, "reviewer_two", "verify"), withdraw(1.5, "complaint")],
  },
];
