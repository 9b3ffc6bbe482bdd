import { contest, onComplaint, onReport, reply, type Scene, supplement } from "./script";

/** Cards, stands and codes of other shops. */
export const MORE_CARD_SCENES: readonly Scene[] = [
  {
    key: "jiguang-card-overdue",
    shop: "jiguang",
    kind: "cashback_card",
    when: 15,
    product: "65W 氮化镓充电器",
    story: "充电器盒子夹层有返现卡，20 元京豆卡换五星。用了三天就不充电了，差评一发客服一天打五个电话。",
    seen: { demands: ["five_stars", "pictures", "delete_review"], offers: ["gift"], offerAmount: "20 元礼品卡" },
    wish: "both",
    demand: "换货或退款 99 元",
    contact: { kind: "phone", address: "13800000011" },
    shots: [
      { kind: "cashback_card", title: "VIP 专享", lines: ["五星好评截图", "领 20 元礼品卡", "微信：jg-vip008"] },
      {
        kind: "chat",
        title: "来电记录",
        lines: ["10:02 未接", "10:40 未接", "11:15 已接 2 分钟", "14:30 未接", "16:08 未接"],
      },
    ],
    beats: [],
  },
  {
    key: "yuli-reopened",
    shop: "yuli",
    kind: "cashback_card",
    when: 54,
    product: "四人套餐",
    story: "结账时店员拿着立牌，说现场写五星评价送一盘毛肚，还把要写的话打印好贴在桌上，照抄就行。",
    seen: { demands: ["five_stars", "set_words", "pictures"], offers: ["gift"], offerAmount: "一盘毛肚（58 元）" },
    wish: "report",
    contact: { kind: "email", address: "reporter-12@example.com" },
    shots: [
      {
        kind: "other",
        title: "桌上的立牌",
        lines: ["五星好评送毛肚一盘", "照抄：味道正宗，服务热情", "每桌限一份"],
        where: "店里的桌上",
      },
    ],
    beats: [
      onReport(1, "reviewer", "verify"),
      onReport(11, "supervisor", "not_file", {
        ground: "not_proven",
        message: "我们去店里看时没有立牌，店方否认。只有一张照片，还不能证明。",
        note: "现场检查无立牌；店方称照片为旧活动。",
      }),
      contest(
        6,
        "report",
        "立牌上印着这个月的日期和套餐价格，不可能是旧活动。我朋友上周去还在，也拍了照片，已经补充上传到聊天里了。请再看一次。",
      ),
    ],
  },
  {
    key: "kuaiyi-supplement",
    shop: "xiaoman",
    kind: "cashback_card",
    when: 9,
    product: "抽纸整箱 30 包",
    story: "买抽纸送返现二维码，扫码后要先交 9.9 元“激活”，激活以后没有返现，客服说我评价字数不够。",
    seen: { demands: ["five_stars", "set_words"], offers: ["cash_back"], offerAmount: "29.9 元全返" },
    wish: "both",
    demand: "退还 9.9 元和货款",
    contact: { kind: "email", address: "reporter-13@example.com" },
    shots: [{ kind: "payment", title: "支付成功", lines: ["激活费 9.90 元", "收款方：*满（个人）", "零钱支付"] }],
    beats: [
      onReport(0.8, "reviewer_two", "verify"),
      onComplaint(0.1, "reviewer_two", "request_supplement", {
        ground: "order_proof",
        message: "请补充抽纸订单的截图，要看得到订单号和实付金额。",
      }),
      reply(0.7, "补上了，订单截图在附件里，实付 29.9。"),
      supplement(0.02, "complaint"),
    ],
  },
];
