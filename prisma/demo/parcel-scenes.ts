import { check, note, onReport, reply, type Scene, say } from "./script";

/** Parcels that nobody ordered, and sales that nobody made. */
export const PARCEL_SCENES: readonly Scene[] = [
  {
    key: "hengyuan-fined",
    shop: "hengyuan",
    kind: "empty_parcel",
    when: 66,
    product: "礼品代发（空包）",
    story:
      "我从没在网上买过东西，却一个月收到 6 个快递，里面不是一张纸巾就是一根皮筋，寄件人都是“恒远礼品”。查了单号，网上显示我“买”的是电饭煲和羽绒服，还有人用我的名字写了好评。我的电话和地址是从哪里来的？",
    logistics: {
      courier: "yunda",
      waybills: ["4300000000017", "4300000000025", "4300000000033"],
      oddities: ["never_ordered", "wrong_thing", "wrong_weight"],
    },
    wish: "report",
    contact: { kind: "phone", address: "13800000021" },
    shots: [
      {
        kind: "logistics",
        title: "运单 4300000000017",
        lines: ["已签收（家门口）", "重量 0.02 kg", "品名：电饭煲", "寄件：恒远礼品"],
      },
      { kind: "other", title: "包裹里的东西", lines: ["一张纸巾", "没有发票", "没有商品"], where: "家里" },
    ],
    beats: [
      onReport(0.5, "reviewer", "verify", { message: "请把没有拆的包裹留着，面单上的信息对我们很有用。" }),
      check(3, "officer_two", "received", "六个包裹都没退款；物品已拍照。"),
      check(2, "officer_two", "route", "三单重量均为 0.02 kg，签收地与订单地址一致。"),
      onReport(3, "supervisor", "file", {
        note: "快递公司确认三单重量均为 0.02 kg，申报品名与实物不符；同一寄件人当月 4 万余单。",
      }),
      onReport(2, "officer_two", "investigate"),
      note(6, "officer_two", "发件数据显示为 71 家店铺代发空包，每单收费 1.8 元。已函告平台核对店铺。"),
      onReport(26, "supervisor", "decide", {
        ground: "fine",
        message:
          "经营者以礼品代发为名，为网店寄送空包虚构交易，被没收违法所得并罚款。泄露地址的线索已另行移送公安机关。",
        note: "违法所得按后台流水认定。",
      }),
    ],
  },
  {
    key: "hengyuan-english",
    shop: "hengyuan",
    kind: "empty_parcel",
    when: 12,
    locale: "en",
    product: "Unknown, I never ordered",
    story:
      "I am a foreign student. I received two parcels that I never ordered. Each one held a single plastic ring. The tracking page says that I bought a phone case and that I signed for it at 6 am, when I was asleep. Somebody then left a five-star review under a name that looks like mine.",
    logistics: {
      courier: "yto",
      waybills: ["YT0000000000123", "YT0000000000124"],
      oddities: ["never_ordered", "wrong_thing", "signed_by_other"],
    },
    wish: "report",
    contact: { kind: "email", address: "reporter-22@example.com" },
    shots: [
      { kind: "logistics", title: "YT0000000000123", lines: ["Signed 06:02", "Weight 0.01 kg", "Item: phone case"] },
      { kind: "other", title: "What was inside", lines: ["One plastic ring", "No invoice"], where: "dormitory" },
    ],
    beats: [
      onReport(0.9, "reviewer_two", "verify", {
        message:
          "Thank you, both tracking numbers are clear. Please keep the labels. We have asked the courier for the sender's account.",
      }),
      check(0.5, "reviewer_two", "received", "One plastic ring in each; no money was paid or refunded."),
      reply(0.5, "I kept both labels. There is a third parcel now, should I add it here?"),
      say(
        0.6,
        "reviewer_two",
        "Yes please, add a photo of the label under “More evidence”. You need not open the parcel.",
      ),
    ],
  },
  {
    key: "xiaoman-empty",
    shop: "xiaoman",
    kind: "empty_parcel",
    when: 5,
    product: "不锈钢保温杯",
    story: "下单第二天显示已签收，可是我什么也没收到。商家说“先确认收货给五星，过几天补发真货”，还发来 3 元红包。",
    logistics: {
      courier: "jt",
      waybills: ["JT0000000000456"],
      orderedAt: "",
      oddities: ["signed_too_fast", "wrong_city"],
    },
    wish: "report",
    contact: { kind: "email", address: "reporter-23@example.com" },
    shots: [
      {
        kind: "logistics",
        title: "JT0000000000456",
        lines: ["已签收（收发室）", "收件城市与我不符", "揽收到签收 5 小时"],
      },
      {
        kind: "chat",
        title: "小满百货客服",
        lines: ["先确认收货给个五星", "过几天补发真货", "我：为什么要先确认", "给您发 3 元红包"],
      },
    ],
    beats: [onReport(1, "reviewer", "verify")],
  },
  {
    key: "xiaoman-extended",
    shop: "xiaoman",
    kind: "inflated_sales",
    when: 33,
    product: "儿童雨衣",
    story:
      "店铺页面写“已拼 10 万+”，可是晒图里能看到的地址只有两个城市，物流全是同一个网点，签收时间都在半夜。同一张运单截图在三个商品下面出现。",
    logistics: { courier: "jt", waybills: ["JT0000000000789"], oddities: ["same_waybill_twice", "signed_too_fast"] },
    wish: "report",
    shots: [
      {
        kind: "logistics",
        title: "同一运单",
        lines: ["JT0000000000789", "儿童雨衣 / 保温杯 / 抽纸", "三处评价晒图相同"],
      },
      { kind: "review_page", title: "儿童雨衣", lines: ["已拼 10 万+", "★★★★★ 孩子很喜欢", "★★★★★ 孩子非常喜欢"] },
    ],
    beats: [
      onReport(0.8, "reviewer", "verify"),
      onReport(14, "supervisor", "extend_verification", {
        ground: "evidence_outstanding",
        note: "平台数据接口月底才提供，经批准延长十五个工作日。",
        message: "平台还没交来订单数据，我们需要再多一些时间。",
      }),
    ],
  },
];
