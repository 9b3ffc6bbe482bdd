import { claim, note, onComplaint, onReport, type Scene, say } from "./script";

/** Meals, stays and visits that are paid for with a review. */
export const VISIT_SCENES: readonly Scene[] = [
  {
    key: "yuli-meal-new",
    shop: "yuli",
    kind: "checkin_meal",
    when: 4,
    product: "双人毛肚套餐",
    story: "店员说打卡发笔记就免 50 元，要写“环境好、分量足、会再来”，发完当场检查。我旁边三桌都在发，写的一模一样。",
    seen: {
      demands: ["five_stars", "set_words", "pictures", "share_post"],
      offers: ["free_meal"],
      offerAmount: "减 50 元",
    },
    wish: "report",
    shots: [
      {
        kind: "other",
        title: "桌卡",
        lines: ["打卡发笔记 立减 50", "环境好 分量足 会再来", "发完请服务员核销"],
        where: "店里",
      },
      {
        kind: "review_page",
        title: "同日笔记",
        lines: ["环境好，分量足，会再来", "环境好，分量足，会再来！", "分量足，环境好，会再来"],
      },
    ],
    beats: [claim(3.9, "reviewer_two")],
  },
  {
    key: "shiwei-meal-filed",
    shop: "shiwei",
    kind: "checkin_meal",
    when: 23,
    product: "探店达人招募",
    story:
      "我做过一次探店达人。中介发表格：到店免单 200 元以内，要给 5 星，文字由中介写好，发布后中介再付 80 元。一个月里这家店收了 60 多个达人。现在想想不对，把聊天记录都交给你们。",
    seen: {
      reviewText: "藏在巷子里的宝藏小馆，每一口都是惊喜",
      demands: ["five_stars", "set_words", "pictures"],
      offers: ["free_meal", "fee"],
      offerAmount: "免单 200 元 + 80 元",
      contacts: "中介“觅食达人汇”",
    },
    wish: "report",
    contact: { kind: "email", address: "reporter-42@example.com" },
    shots: [
      {
        kind: "chat",
        title: "觅食达人汇",
        lines: ["拾味小馆 还差 6 位", "文案我们出", "我：可以写缺点吗", "不可以，写了不结算"],
      },
      { kind: "payment", title: "到账", lines: ["80.00 元", "备注：拾味小馆稿费"] },
      {
        kind: "review_page",
        title: "达人文案对比",
        lines: ["藏在巷子里的宝藏小馆", "藏在巷子里的宝藏小馆", "巷子里的宝藏小馆"],
      },
    ],
    beats: [
      onReport(0.7, "reviewer", "verify", { message: "您交来的聊天记录非常重要。我们不会把您的信息告诉店家或中介。" }),
      note(3, "reviewer", "中介另有 4 家客户，建议并案排查。"),
      onReport(9, "supervisor", "file", { note: "中介报价表、稿费流水、63 篇笔记发布时间吻合。" }),
    ],
  },
  {
    key: "shiwei-meal-again",
    shop: "shiwei",
    kind: "checkin_meal",
    when: 17,
    story: "补充上次说的拾味小馆，中介这周又在招人了，我再举报一次，免得你们忘了。",
    seen: { demands: ["five_stars", "set_words"], offers: ["free_meal"] },
    wish: "report",
    contact: { kind: "email", address: "reporter-42@example.com" },
    shots: [{ kind: "chat", title: "觅食达人汇", lines: ["拾味小馆 第二期", "要求同上"] }],
    beats: [
      onReport(1, "reviewer", "mark_duplicate", {
        ground: "same_matter_open",
        target: "shiwei-meal-filed",
        note: "同一举报人、同一店、同一中介，新截图已转入原案。",
        message: "没有忘。这件事正在办，新的截图已经放进原来的案件里。",
      }),
    ],
  },
  {
    key: "yuli-not-accepted",
    shop: "yuli",
    kind: "checkin_meal",
    when: 21,
    channel: "phone",
    story: "刷到他们家的探店视频全是好评，我没去吃过，但是看着就假，要求赔我精神损失。",
    seen: { demands: [], offers: [] },
    wish: "complaint",
    demand: "赔偿 500 元",
    shots: [],
    beats: [
      onComplaint(2, "reviewer", "not_accept", {
        ground: "not_a_consumer_dispute",
        message: "您没有在这家店消费，不能作为投诉受理。您发现的探店视频可以作为举报交给我们，不需要消费过。",
        note: "无消费关系，暂行办法第十五条。",
      }),
    ],
  },
  {
    key: "yuli-overdue",
    shop: "yuli",
    kind: "checkin_meal",
    when: 32,
    product: "生日套餐",
    story: "生日套餐送蛋糕，条件是五个人都要发五星。有人不愿意，服务员就一直站在旁边等。",
    seen: { demands: ["five_stars", "pictures"], offers: ["gift"], offerAmount: "六寸蛋糕" },
    wish: "report",
    contact: { kind: "phone", address: "13800000045" },
    shots: [
      { kind: "other", title: "活动海报", lines: ["生日送蛋糕", "全桌五星可领", "最终解释权归本店"], where: "店门口" },
    ],
    beats: [onReport(1, "reviewer_two", "verify"), note(8, "reviewer_two", "等店方提交活动记录，已催两次。")],
  },
  {
    key: "yunshang-insider",
    shop: "yunshang",
    kind: "insider",
    when: 27,
    story: "我在这家酒店前台实习，经理每周给每个员工派 5 条好评任务，用家里人的手机写，完不成扣 20 元。",
    seen: { demands: ["five_stars", "set_words", "pictures"], offers: ["threat"], offerAmount: "完不成扣 20 元" },
    wish: "report",
    shots: [{ kind: "chat", title: "前厅部工作群", lines: ["本周好评还差 12 条", "没完成的自己写", "收到"] }],
    beats: [
      onReport(0.5, "reviewer", "verify", {
        message: "您没有留联系方式也没有关系。请记得用这里的编号回来看看，我们可能会问问题。",
      }),
      say(3, "reviewer", "群聊截图看不到群名和日期。方便的话，请补一张带日期的；不方便就不要冒险。"),
      onReport(14, "supervisor", "not_file", {
        ground: "not_proven",
        message: "酒店否认，截图里认不出人和时间，现有证据还不能证明。我们会留意这家酒店之后的点评。",
        note: "已查点评账号 40 个，均为真实入住。",
      }),
    ],
  },
];
