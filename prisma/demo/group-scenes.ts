import { note, onReport, reply, type Scene, say } from "./script";

/** Those who organise it. */
export const GROUP_SCENES: readonly Scene[] = [
  {
    key: "huzhu-police",
    shop: "huzhu",
    kind: "brushing_group",
    when: 47,
    story:
      "表妹拉我进了一个群，说给店铺拍单写好评，一单返 8 到 15 元。前三单返了，第四单要我先垫 2,980 元“连单任务”，做完说系统卡单，再垫 6,000 才能一起退。我没有再垫，群主把我踢了。群里还有很多大学生。",
    seen: {
      demands: ["five_stars", "set_words", "pictures"],
      offers: ["fee", "full_refund"],
      offerAmount: "每单 8–15 元，垫付 2,980 元未退",
      contacts: "群名“好评互助社 21 群”；派单人昵称“阿城派单”",
    },
    logistics: { oddities: ["empty"] },
    wish: "report",
    contact: { kind: "phone", address: "13800000031" },
    shots: [
      {
        kind: "chat",
        title: "好评互助社 21 群",
        lines: [
          "今日任务 8 单，佣金 12",
          "先垫付，做完统一返",
          "我：2980 什么时候退",
          "连单没做完退不了",
          "我：那我不做了",
        ],
      },
      { kind: "payment", title: "转账记录", lines: ["2,980.00 元", "收款方：阿城（个人）", "备注：连单任务"] },
      { kind: "chat", title: "群公告", lines: ["不要用同一个 WiFi", "浏览 5 分钟再下单", "聊天记录当天删"] },
    ],
    beats: [
      onReport(0.3, "reviewer", "verify", {
        message: "您是被骗的人，请先报警（110），把转账记录和群聊原件留好。我们同时核查派单的店铺。",
      }),
      note(2, "reviewer", "21 个群、同一收款人；垫付不退，已不只是刷单，涉嫌诈骗。"),
      onReport(3, "officer", "transfer", {
        ground: "suspected_crime",
        target: "公安机关",
        message: "这个群涉嫌以刷单返利实施诈骗，案件材料已移送公安机关。您报警时可以说明我们已经移送。",
        note: "涉案金额、人数达到移送标准，附移送书。",
      }),
    ],
  },
  {
    key: "huzhu-supplement",
    shop: "huzhu",
    kind: "brushing_group",
    when: 22,
    story: "有人在校园群发“动动手指日赚百元”的海报，加了之后是给外卖店写好评，一条 3 块。我只截到一张图就被要求删掉。",
    seen: { demands: ["five_stars", "set_words"], offers: ["fee"], offerAmount: "一条 3 元" },
    logistics: { oddities: [] },
    wish: "report",
    contact: { kind: "email", address: "reporter-32@example.com" },
    shots: [{ kind: "chat", title: "校园兼职群", lines: ["动动手指 日赚百元", "写好评 3 元/条", "看完删图"] }],
    beats: [
      onReport(1, "reviewer_two", "request_supplement", {
        ground: "conduct_unclear",
        message: "请告诉我们：派单的人叫什么、怎么付钱、写过哪几家店。只记得一点也可以写，不用再进群。",
      }),
    ],
  },
  {
    key: "suyan-officer-new",
    shop: "suyan",
    kind: "experience_officer",
    when: 0.2,
    product: "面膜体验装",
    story: "报名“用户体验官”，说商品免单。收到后要发 300 字带图好评，写完才退 79 元，写“一般”不给退。",
    seen: { demands: ["five_stars", "set_words", "pictures"], offers: ["full_refund"], offerAmount: "退 79 元" },
    wish: "report",
    shots: [
      {
        kind: "chat",
        title: "体验官小助手",
        lines: ["恭喜入选体验官", "发布后退款 79 元", "我：写真实感受可以吗", "要正面的哦"],
      },
    ],
    beats: [],
  },
  {
    key: "alan-officer-waiting",
    shop: "alan",
    kind: "experience_officer",
    when: 6.3,
    product: "麻辣小零食大礼包",
    story: "店铺招“首席试吃官”，先付 88 元拍下，发视频好评后退 88 元。我发了视频，他们说“镜头不够诱人”不退。",
    seen: { demands: ["video", "five_stars"], offers: ["full_refund"], offerAmount: "88 元" },
    wish: "both",
    demand: "退还 88 元",
    contact: { kind: "email", address: "reporter-34@example.com" },
    shots: [
      { kind: "chat", title: "阿岚家 试吃官群", lines: ["视频要 30 秒以上", "我：已经发了", "镜头不够诱人，重拍"] },
    ],
    beats: [
      {
        do: "decide",
        days: 1,
        who: "reviewer",
        track: "complaint",
        action: "request_supplement",
        words: { ground: "order_proof", message: "请补充 88 元的付款截图，和您发布的视频链接。" },
      },
      onReport(0.05, "reviewer", "request_supplement", {
        ground: "other_material",
        message: "如果还留着招募海报，也请一起上传，海报上的规则很重要。",
      }),
    ],
  },
  {
    key: "alan-officer-filed",
    shop: "alan",
    kind: "experience_officer",
    when: 40,
    product: "牛肉干",
    story:
      "以“体验官”名义买了 5 单，每单好评后退款，后来商家说名额满了，最后两单 176 元不退。我承认前面写的好评不是真心话，已经都删了。",
    seen: { demands: ["five_stars", "set_words"], offers: ["full_refund"], offerAmount: "每单 88 元" },
    wish: "both",
    demand: "退还 176 元",
    contact: { kind: "email", address: "reporter-35@example.com" },
    shots: [
      {
        kind: "payment",
        title: "退款记录",
        lines: ["88.00 元 已退", "88.00 元 已退", "88.00 元 已退", "176.00 元 未退"],
      },
      { kind: "chat", title: "体验官群公告", lines: ["名额已满", "未退款的视为自愿购买"] },
    ],
    beats: [
      { do: "decide", days: 0.8, who: "reviewer", track: "complaint", action: "accept", words: {} },
      onReport(0.1, "reviewer", "verify"),
      { do: "decide", days: 3, who: "officer", track: "complaint", action: "start_mediation", words: {} },
      say(5, "officer", "商家提出退 100 元，您看可以吗？不接受也没关系，我们会照实记录。"),
      reply(0.5, "不接受，176 元是我自己垫的钱。"),
      {
        do: "decide",
        days: 4,
        who: "officer",
        track: "complaint",
        action: "end_mediation",
        words: {
          ground: "no_agreement",
          message: "双方没有谈拢，调解终止。您可以凭这里的记录起诉，举报部分我们继续查。",
          note: "商家最多退 100 元，投诉人要求 176 元。",
        },
      },
      onReport(4, "supervisor", "file", { note: "体验官群 3 个、退款流水 2,100 余笔，构成以退款诱导好评。" }),
    ],
  },
];
