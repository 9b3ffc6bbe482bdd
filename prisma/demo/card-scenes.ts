import { note, onComplaint, onReport, reply, type Scene, say } from "./script";

const CARD = ["五星好评 + 3 张图 + 15 字", "加客服微信领 5 元红包", "请勿在评价里提到本卡"];

/** The bedding shop that puts a card into every parcel, and those who found one. */
export const CARD_SCENES: readonly Scene[] = [
  {
    key: "mianyu-card-old",
    shop: "mianyu",
    kind: "cashback_card",
    when: 74,
    product: "全棉四件套 1.8 米床",
    story:
      "上个月在这家店买了全棉四件套，拆开包裹里夹着一张红色卡片，写着五星好评晒三张图、写满 15 个字，加客服微信就返 5 元红包，还特意写“请勿在评价里提到本卡”。我翻了商品评价，大量好评都是同样的句子：“面料很舒服，睡得很香，客服态度好。”实际洗了一次就起球，成分标签上写的是聚酯纤维 35%。",
    seen: {
      reviewText: "面料很舒服，睡得很香，客服态度好，物流也快，推荐购买！",
      demands: ["five_stars", "set_words", "pictures", "hide_offer"],
      offers: ["red_packet"],
      offerAmount: "5 元",
      contacts: "卡片上的微信：mianyu_kefu03（客服小语）",
    },
    wish: "both",
    demand: "退还货款 169 元",
    contact: { kind: "email", address: "reporter-01@example.com" },
    shots: [
      { kind: "cashback_card", title: "感恩回馈 好评有礼", lines: CARD, where: "包裹里的卡片" },
      {
        kind: "chat",
        title: "客服小语",
        lines: [
          "我：卡片上说好评返 5 元？",
          "是的亲，五星截图发我",
          "文字要满 15 字哦",
          "我：一定要五星吗",
          "四星领不了的亲~",
        ],
      },
      {
        kind: "review_page",
        title: "全棉四件套 评价",
        lines: ["★★★★★ 面料很舒服，睡得很香", "★★★★★ 面料很舒服，客服态度好", "★★★★★ 睡得很香，推荐购买"],
      },
    ],
    beats: [
      onReport(0.6, "reviewer", "verify", { message: "已开始核查卡片和评价，谢谢您把卡片正反面都拍了下来。" }),
      onComplaint(0.3, "reviewer", "accept"),
      onComplaint(2, "officer", "start_mediation", { message: "我们已联系商家，对方愿意谈。" }),
      note(3, "officer", "商家承认夹带返现卡，称由代运营公司统一印制。已要求提供代运营合同和红包发放记录。"),
      onComplaint(4, "officer", "record_agreement", {
        message: "商家同意退还货款 169 元，商品不用寄回，三天内原路退款。协议已写入记录。",
      }),
      onReport(5, "supervisor", "file", { note: "返现卡实物照片、客服聊天、412 条高度相似评价，足以立案。" }),
      onReport(2, "officer", "investigate"),
      onReport(22, "supervisor", "decide", {
        ground: "fine",
        message: "经查，该店四个月里发出返现卡约 1.1 万张，支付红包 3.8 万余元，已被罚款并责令停止。",
        note: "红包转账流水与卡片编号对应，当事人认可。",
      }),
      onReport(8, "supervisor_two", "publish", { message: "处罚决定已经公示。" }),
    ],
  },
  {
    key: "mianyu-card-new",
    shop: "mianyu",
    kind: "cashback_card",
    when: 2.2,
    product: "雪尼尔地垫",
    story:
      "地垫掉毛严重，和图片完全不一样。包裹里有一张刮刮卡，刮开是“晒图好评返 8 元”，要扫码进企业微信群。群里有四百多人，每天都在发返现截图。我给了三星，客服打来电话要我改成五星，说改了再补 10 元。",
    seen: {
      demands: ["five_stars", "pictures", "follow_up"],
      offers: ["cash_back", "red_packet"],
      offerAmount: "8 元，改评再补 10 元",
      contacts: "企业微信群：棉语福利 7 群",
    },
    wish: "both",
    demand: "退货退款 59 元",
    contact: { kind: "email", address: "reporter-02@example.com" },
    shots: [
      { kind: "cashback_card", title: "刮开有惊喜", lines: ["晒图好评返 8 元", "扫码进群领取", "截图有效期 7 天"] },
      {
        kind: "chat",
        title: "棉语福利 7 群",
        lines: ["已返 8 元 +1", "已返", "我：地垫掉毛怎么处理", "亲先好评，售后优先处理"],
      },
    ],
    beats: [],
  },
  {
    key: "mianyu-card-joined",
    shop: "mianyu",
    kind: "cashback_card",
    when: 19,
    product: "乳胶枕",
    story: "同一家店，乳胶枕的盒子里也有好评返现卡，和网上别人晒的一模一样，只是换了客服微信号。",
    seen: { demands: ["five_stars", "pictures"], offers: ["red_packet"], offerAmount: "5 元" },
    wish: "report",
    shots: [{ kind: "cashback_card", title: "感恩回馈 好评有礼", lines: CARD }],
    beats: [
      onReport(0.5, "reviewer_two", "join", {
        ground: "same_shop",
        target: "mianyu-card-old",
        note: "同一店铺、同一版式的返现卡，客服微信为同一企业主体。",
        message: "您的线索和正在办的案件是同一家店，我们合在一起办。",
      }),
    ],
  },
  {
    key: "mianyu-mediation",
    shop: "mianyu",
    kind: "cashback_card",
    when: 26,
    product: "夏凉被两条",
    story:
      "客服先答应好评返 20 元，我发了五星截图以后又说活动结束。夏凉被填充物和页面写的不一样，申请退款被拒，说我自己给的五星好评就是满意。",
    seen: { demands: ["five_stars", "set_words"], offers: ["cash_back"], offerAmount: "20 元" },
    wish: "both",
    demand: "退还 238 元，并按三倍赔偿",
    contact: { kind: "phone", address: "13800000004" },
    shots: [
      {
        kind: "chat",
        title: "棉语家居 官方客服",
        lines: ["五星截图收到亲", "我：20 元什么时候返", "活动昨天结束了哦", "我：那我要退货"],
      },
      { kind: "order", title: "订单详情", lines: ["夏凉被 150×200 两条", "实付 238.00 元", "已签收"] },
    ],
    beats: [
      onComplaint(0.8, "reviewer", "accept"),
      onReport(0.1, "reviewer", "join", {
        ground: "same_shop",
        target: "mianyu-card-old",
        note: "同店同卡，并入已公示案件的后续核查。",
      }),
      onComplaint(3, "officer_two", "start_mediation"),
      say(6, "officer_two", "商家目前只同意退一条。我们下周二再谈一次，您愿意接受的最低方案是什么？可以在这里告诉我。"),
      reply(0.4, "两条都要退，三倍赔偿可以不要，但是运费要他们出。"),
    ],
  },
];
