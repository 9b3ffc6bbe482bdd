import { note, onReport, type Scene, suit } from "./script";

/**
 * A chain with real dates and sums and invented names: what is publicly known of Sichuan's first public-interest suit
 * over brushing, from the platform's letter to the judgment (legal.gmw.cn/2025-02/14/content_37850521.htm, a secondary
 * source). Every text says that it is a demonstration.
 */
const MARK = "（演示案例：日期和金额依据公开报道，名称均为虚构。）";

const QUARTER = { from: "2024-01-01", to: "2024-03-31", source: "平台线索函（演示）" };
const KNOWN = [
  { act: "place", region: "51", address: "成都市某区（虚构）" },
  { act: "money", kind: "refund", low: "10371", ...QUARTER },
  { act: "money", kind: "gain", low: "5000", ...QUARTER },
  {
    act: "money",
    kind: "earlier_fine",
    low: "50000",
    from: "2022-08-01",
    to: "2022-08-31",
    source: "2022 年 8 月的行政处罚",
  },
] as const;
const PAPERS = {
  claims: ["stop", "apologise"],
  complaint: `被告长期招募“体验官”到店消费，要求按指定内容发布五星评价，评价后返还餐费，并向商家收取服务费。返还餐费 10,371 元，服务费 5,000 元。其行为虚构评价，误导众多消费者。${MARK}`,
  harm: `评价对所有人公开，因这些评价选择就餐的消费者无法一一指明。${MARK}`,
};

export const SICHUAN_SCENES: readonly Scene[] = [
  {
    key: "sichuan-letter",
    shop: "shiwei",
    kind: "brushing_group",
    when: "2024-04-10T02:20:00Z",
    channel: "clue_letter",
    letter: {
      senderKind: "platform",
      sender: "某点评平台（演示）",
      senderReference: "线索〔2024〕17号（演示）",
      letterDate: "2024-04-10",
      shops: ["巷子火锅（虚构）"],
      ourReference: "",
    },
    product: "“试吃团”招募",
    story: `【演示】平台线索函：某文化传播公司长期招募“体验官”到餐馆消费，按要求发五星评价后返还餐费，形成“招募—消费—写评—返款”的固定模式。平台核对，涉及返还餐费 10,371 元，公司另向商家收取服务费 5,000 元。${MARK}`,
    seen: {
      reviewText: "菜品精致，服务周到，强烈推荐",
      demands: ["five_stars", "set_words", "pictures"],
      offers: ["full_refund", "fee"],
      offerAmount: "返还餐费 10,371 元；服务费 5,000 元",
      contacts: "“蜀味试吃团”（虚构）",
    },
    logistics: { oddities: [] },
    wish: "report",
    contact: { kind: "email", address: "clues@platform.example.com" },
    shots: [
      {
        kind: "other",
        title: "线索函（演示）",
        lines: ["2024 年 4 月 10 日", "招募—消费—写评—返款", "返还餐费 10,371 元", "服务费 5,000 元"],
        where: "平台来函",
      },
      {
        kind: "chat",
        title: "蜀味试吃团",
        lines: ["今晚名额 6 位，先付款", "五星截图发群里", "我：多久返", "审核通过当天返餐费"],
      },
      {
        kind: "payment",
        title: "返款记录（演示）",
        lines: ["返餐费 268.00 元", "返餐费 315.00 元", "返餐费 190.00 元"],
      },
    ],
    beats: [
      onReport(0.9, "reviewer", "verify", { message: "线索函收到，已开始核查。请平台保全招募、订单和返款数据。" }),
      note(1, "reviewer", "查往年记录：同一公司 2022 年 8 月曾因组织虚假评价被罚款 50,000 元。属于再次发生。"),
      note(
        5,
        "officer",
        "返款流水合计 10,371 元，服务费合同 5,000 元，与函件一致。消费者受误导范围广，建议转公益诉讼。",
      ),
      ...KNOWN.map((step) => suit(0.01, "officer", step)),
      onReport(3, "officer", "transfer", {
        ground: "other_authority",
        target: "市场监督管理局（演示）",
        message: "这件事影响很多消费者，已函告主管部门依法查处；我们同时准备公益诉讼。进展会继续写在这里。",
        note: "同时抄送检察机关，建议支持起诉。",
      }),
      suit(0.1, "officer", { act: "packet" }, "2024-04-24T02:00:00Z"),
      suit(0.1, "officer", { act: "prepare", defendant: "某文化传播公司（虚构）" }, "2024-04-25T02:00:00Z"),
      suit(0.1, "officer", { act: "write", ...PAPERS }, "2024-04-25T06:00:00Z"),
      suit(
        0.1,
        "supervisor",
        {
          act: "move",
          move: "file",
          court: "某中级人民法院（演示）",
          number: "（2024）川01民初1号（演示）",
          words: "2024 年 4 月 28 日：消费民事公益诉讼已经起诉。",
        },
        "2024-04-28T02:30:00Z",
      ),
      suit(0.1, "officer", { act: "move", move: "note_told", to: "市场监督管理局（演示）" }, "2024-05-06T02:00:00Z"),
      suit(0.1, "officer", { act: "move", move: "hear" }, "2025-02-13T02:00:00Z"),
      suit(
        0.1,
        "supervisor",
        {
          act: "move",
          move: "decide",
          granted: ["stop", "apologise"],
          words:
            "2025 年 2 月 13 日：法院公开开庭并当庭宣判。这是全省首例刷单炒信消费民事公益诉讼。消费者可以凭生效判决认定的事实，为自己的损失另行起诉。",
        },
        "2025-02-13T08:00:00Z",
      ),
      note(0.1, "officer", "判决文号、公告见卷宗附件（演示，不附原件）。清退评价由平台执行。"),
    ],
  },
  {
    key: "sichuan-diner",
    shop: "shiwei",
    kind: "experience_officer",
    when: "2024-04-13T11:40:00Z",
    product: "四人餐",
    story: `【演示】我参加过这个试吃团。先自己付 268 元吃饭，发五星和指定的话，晚上就把餐费全退给我。后来看到别人因为这些评价去吃、吃得很差，心里过意不去。${MARK}`,
    seen: { demands: ["five_stars", "set_words", "pictures"], offers: ["full_refund"], offerAmount: "268 元全退" },
    wish: "report",
    contact: { kind: "email", address: "reporter-62@example.com" },
    shots: [{ kind: "payment", title: "返款记录（演示）", lines: ["返餐费 268.00 元", "20:41 到账"] }],
    beats: [
      onReport(1.5, "reviewer", "join", {
        ground: "same_ring",
        target: "sichuan-letter",
        note: "返款账户与线索函所附一致。",
        message: "您说的就是我们正在查的试吃团，合在一起办。您主动说明，对查清事实帮助很大。",
      }),
    ],
  },
  {
    key: "sichuan-neighbour",
    shop: "shiwei",
    kind: "checkin_meal",
    when: "2024-04-15T06:05:00Z",
    story: `【演示】我在同一条街开面馆。有人上门推销，说交 5,000 元服务费，一个月保证 60 条带图好评，餐费由他们返给客人。我没有同意，隔壁同意了。${MARK}`,
    seen: { demands: ["five_stars", "pictures"], offers: ["free_meal", "fee"], offerAmount: "服务费 5,000 元" },
    wish: "report",
    shots: [
      {
        kind: "other",
        title: "推销单（演示）",
        lines: ["月保 60 条带图好评", "服务费 5,000 元", "返款由我司操作"],
        where: "上门推销",
      },
    ],
    beats: [
      onReport(0.8, "reviewer_two", "join", {
        ground: "same_ring",
        target: "sichuan-letter",
        note: "推销单报价与合同金额一致。",
      }),
    ],
  },
];
