import { contest, onComplaint, onReport, reply, type Scene } from "./script";

/** Reviews that were pressed out, taken away, or used as a weapon. */
export const PRESSURE_SCENES: readonly Scene[] = [
  {
    key: "jiguang-calls",
    shop: "jiguang",
    kind: "suppressed_reviews",
    when: 3.3,
    product: "无线耳机",
    story: "给了两星，客服把我的收货电话发到群里让人轮流打，说删了差评就不打了。现在一天十几个陌生电话。",
    seen: {
      reviewText: "左耳没声音，售后踢皮球",
      demands: ["delete_review"],
      offers: ["threat", "red_packet"],
      offerAmount: "删评给 30 元",
    },
    wish: "both",
    demand: "退款 159 元并道歉",
    contact: { kind: "email", address: "reporter-51@example.com" },
    shots: [
      { kind: "chat", title: "极光客服 9 号", lines: ["删掉给您 30", "我：先解决耳机", "不删就一直打"] },
      { kind: "review_page", title: "我的评价", lines: ["★★ 左耳没声音", "商家回复：恶意差评"] },
    ],
    beats: [
      onReport(0.4, "reviewer", "verify", {
        message: "请先别删评价。骚扰电话请保留通话记录，感到害怕就报警（110）。我们已优先核查。",
      }),
    ],
  },
  {
    key: "jiguang-settled",
    shop: "jiguang",
    kind: "suppressed_reviews",
    when: 52,
    product: "机械键盘",
    story:
      "我的差评被商家以“与商品无关”投诉掉了，可我写的就是按键失灵。后来发现这家店所有带“失灵”两个字的评价都没有了。",
    seen: { reviewText: "空格键一周就失灵", demands: ["delete_review"], offers: [] },
    wish: "both",
    demand: "换新或退款 299 元",
    contact: { kind: "email", address: "reporter-52@example.com" },
    shots: [
      { kind: "review_page", title: "评价已被删除", lines: ["原因：与商品无关", "原评价：空格键一周就失灵"] },
      { kind: "order", title: "订单详情", lines: ["机械键盘 87 键", "实付 299.00 元"] },
    ],
    beats: [
      onComplaint(0.9, "reviewer_two", "accept"),
      onReport(0.1, "reviewer_two", "verify"),
      onComplaint(6, "officer", "record_settlement", {
        note: "投诉人来信说明商家已换新并恢复评价，附聊天截图。",
        message: "收到您的来信，商家已经换新，投诉到此办结。",
      }),
      onReport(6, "supervisor", "not_file", {
        ground: "minor_and_corrected",
        message: "商家一共申请删除了 7 条真实差评，现已全部恢复，并书面保证不再这样做。",
        note: "数量少，已恢复，首次。",
      }),
    ],
  },
  {
    key: "yunshang-contested",
    shop: "yunshang",
    kind: "suppressed_reviews",
    when: 25,
    product: "豪华大床房一晚",
    story: "退房时前台要看着我写完五星才退押金 300 元，我写了四星，他们就说查房要等两个小时。",
    seen: { demands: ["five_stars"], offers: ["threat"], offerAmount: "押金 300 元" },
    wish: "both",
    demand: "退还押金 300 元",
    contact: { kind: "email", address: "reporter-53@example.com" },
    shots: [{ kind: "payment", title: "押金", lines: ["300.00 元", "云上汤泉 前台", "未退"] }],
    beats: [
      onReport(0.6, "reviewer_two", "verify"),
      onComplaint(3, "reviewer_two", "not_accept", {
        ground: "handled_elsewhere",
        message: "您说已经向当地旅游部门投诉，同一纠纷他们在办，我们不能再受理。",
        note: "投诉人自述已向文旅局投诉。",
      }),
      contest(4, "complaint", "文旅局昨天回复说押金不归他们管，让我找市场监管。回复的截图已经上传，请重新受理。"),
    ],
  },
  {
    key: "suyan-appealed",
    shop: "suyan",
    kind: "insider",
    when: 70,
    product: "祛痘凝胶",
    story: "品牌方让全体员工注册小号写“素人”笔记，每人每月 20 篇，HR 每周公布排名。我离职时把表格留下来了。",
    seen: {
      reviewText: "闭口三天就下去了，亲测有效",
      demands: ["set_words", "pictures"],
      offers: ["fee", "threat"],
      offerAmount: "每篇 15 元，未完成扣绩效",
    },
    wish: "report",
    contact: { kind: "email", address: "reporter-54@example.com" },
    shots: [
      {
        kind: "other",
        title: "员工笔记任务表",
        lines: ["本月 20 篇 / 人", "完成率 87%", "未完成扣绩效 100"],
        where: "公司共享文档",
      },
      { kind: "review_page", title: "笔记", lines: ["闭口三天就下去了", "亲测有效", "点赞 3,204"] },
    ],
    beats: [
      onReport(0.8, "reviewer", "verify"),
      onReport(7, "supervisor", "file", { note: "任务表与 312 篇笔记的发布账号逐一对应。" }),
      onReport(1, "officer_two", "investigate"),
      onReport(24, "supervisor", "decide", {
        ground: "fine",
        message: "公司组织员工冒充消费者发布评价，已被罚款，笔记全部下架。",
        note: "员工证言 6 份，绩效表 3 份。",
      }),
      onReport(7, "supervisor_two", "publish"),
      onReport(10, "officer_two", "record_appeal", {
        ground: "reconsideration",
        note: "复议机关受理通知书，今日收到。",
      }),
    ],
  },
  {
    key: "shiwei-extortion",
    shop: "shiwei",
    kind: "paid_bad_reviews",
    when: 60,
    product: "差评“删除服务”",
    channel: "walk_in",
    story:
      "我是店主。三天里来了 20 个一星，从没来过店里，接着有人加我微信说 500 元一条可以“处理”。隔壁两家店也收到了。",
    seen: {
      reviewText: "吃完拉肚子，千万别来",
      reviewerNames: "食客 8801、食客 8802、食客 8803",
      demands: ["bad_review"],
      offers: ["threat"],
      offerAmount: "500 元一条",
      contacts: "微信“口碑优化-小周”",
    },
    wish: "report",
    contact: { kind: "phone", address: "13800000055" },
    shots: [
      { kind: "chat", title: "口碑优化-小周", lines: ["20 条一共 8000", "我：你怎么知道有 20 条", "想处理就别问"] },
      { kind: "review_page", title: "一星评价", lines: ["★ 吃完拉肚子", "★ 吃完拉肚子，别来", "★ 千万别来"] },
    ],
    beats: [
      onReport(0.3, "reviewer", "verify"),
      onReport(6, "supervisor", "file", { note: "三家店同一微信、同一批账号。" }),
      onReport(1, "officer", "investigate"),
      reply(5, "他昨天又来要钱，我没给，聊天记录补充上来了。"),
      onReport(18, "supervisor", "decide", {
        ground: "sent_to_prosecutors_or_police",
        message: "以差评索要钱财，涉嫌敲诈勒索，案件已移送公安机关继续处理。",
        note: "累计索要 4.1 万元。",
      }),
    ],
  },
];
