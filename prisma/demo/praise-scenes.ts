import { claim, note, onComplaint, onReport, type Scene } from "./script";

/** Template praise and bought praise. */
export const PRAISE_SCENES: readonly Scene[] = [
  {
    key: "shanye-praise-closed",
    shop: "shanye",
    kind: "bought_praise",
    when: 92,
    product: "每日坚果礼盒",
    story:
      "这款坚果一天之内多了 600 多条好评，全部在凌晨 1 点到 3 点，账号名都是“t**5”这种，文字一模一样地写“颗颗饱满，没有坏果”。我买的这盒有霉味，追评两天后就被折叠看不见了。",
    seen: {
      reviewText: "颗颗饱满，没有坏果，家里老人小孩都爱吃，会回购的！",
      reviewerNames: "t**5、小**8、匿名用户（多个）",
    },
    wish: "report",
    contact: { kind: "email", address: "reporter-05@example.com" },
    shots: [
      {
        kind: "review_page",
        title: "每日坚果礼盒 最新评价",
        lines: ["★★★★★ 颗颗饱满，没有坏果 01:12", "★★★★★ 颗颗饱满，没有坏果 01:14", "★★★★★ 颗颗饱满，没有坏果 01:15"],
      },
      { kind: "order", title: "订单详情", lines: ["每日坚果礼盒 750g", "实付 89.90 元", "已签收"] },
    ],
    beats: [
      onReport(0.7, "reviewer", "verify"),
      onReport(9, "supervisor", "file", { note: "平台提供的登录数据显示 583 个账号使用 11 台设备。" }),
      onReport(1, "officer", "investigate"),
      onReport(24, "supervisor", "decide", {
        ground: "ordered_to_correct",
        message: "商家被责令停止买评并删除虚假好评；平台已经重新计算该商品的评分。",
        note: "首次、主动配合、及时删除。",
      }),
      onReport(9, "supervisor_two", "publish"),
      onReport(20, "supervisor", "close", {
        ground: "completed",
        message: "虚假好评已删除，评分由 4.9 改为 3.7，本案办结。",
      }),
    ],
  },
  {
    key: "shanye-praise-accepted",
    shop: "shanye",
    kind: "bought_praise",
    when: 16,
    product: "腰果 500g",
    story: "冲着 2 万多条好评买的腰果，收到的是碎果。仔细看，好评里的实拍图有十几张是同一张桌子、同一只手。",
    seen: { reviewText: "个头大，很脆，比超市便宜", reviewerNames: "匿名用户" },
    wish: "both",
    demand: "退款 46 元",
    contact: { kind: "email", address: "reporter-06@example.com" },
    shots: [
      {
        kind: "review_page",
        title: "腰果 500g 晒图",
        lines: ["★★★★★ 个头大，很脆", "★★★★★ 很脆，个头大", "同一张桌子的晒图共 13 张"],
      },
    ],
    beats: [onComplaint(1.2, "reviewer_two", "accept"), onReport(0.1, "reviewer_two", "verify")],
  },
  {
    key: "shanye-praise-new",
    shop: "shanye",
    kind: "bought_praise",
    when: 1.1,
    product: "夏威夷果 1kg",
    story: "店铺昨天刚上新的夏威夷果，今天早上就有 900 多条好评，销量却只有 300 多。好评数比卖出去的还多。",
    seen: { reviewText: "奶香浓郁，开口均匀", reviewerNames: "" },
    wish: "report",
    shots: [{ kind: "review_page", title: "夏威夷果 1kg", lines: ["已售 312", "评价 947", "好评率 100%"] }],
    beats: [claim(1, "reviewer")],
  },
  {
    key: "alan-praise-new",
    shop: "alan",
    kind: "bought_praise",
    when: 0.4,
    product: "手工牛轧糖",
    story: "直播间弹幕全是“已回购三次”，点开这些账号，注册都不到一个星期，关注的都是同一批直播间。",
    seen: { reviewText: "已回购三次，比某某家好吃", reviewerNames: "用户 7302…、用户 7303…、用户 7304…" },
    wish: "report",
    shots: [
      {
        kind: "review_page",
        title: "直播间弹幕",
        lines: ["用户7302：已回购三次", "用户7303：已回购三次", "用户7304：已回购三次"],
      },
    ],
    beats: [],
  },
  {
    key: "suyan-praise",
    shop: "suyan",
    kind: "bought_praise",
    when: 8,
    product: "焕颜精华液 30ml",
    story:
      "同一套“素人”笔记文案被十几个账号轮流发，配图的化妆台都一样，评论区统一回复“链接在主页”。我搜到一个接单群，里面写着一篇 60 元，要求“真实感、不要带广告词”。",
    seen: {
      reviewText: "空瓶三支了才敢来说，姐妹们冲。",
      reviewerNames: "小鹿不吃糖、momo、今天也要早睡（等 14 个）",
    },
    wish: "report",
    contact: { kind: "email", address: "reporter-09@example.com" },
    shots: [
      {
        kind: "review_page",
        title: "笔记对比",
        lines: ["小鹿不吃糖：空瓶三支了才敢来说", "momo：空瓶三支了才敢来说", "今天也要早睡：空瓶三支了"],
      },
      {
        kind: "chat",
        title: "通告接单 12 群",
        lines: ["精华素人笔记 60/篇", "要真实感", "不要带广告词", "我：怎么结算", "发布 3 天后结"],
      },
    ],
    beats: [
      onReport(0.9, "reviewer", "verify", { message: "线索很清楚，我们已请平台固定这些笔记的发布记录。" }),
      note(1.5, "reviewer", "14 个账号中 9 个已注销，平台答复三个工作日内提供登录日志。"),
    ],
  },
  {
    key: "yunshang-praise-closed",
    shop: "yunshang",
    kind: "bought_praise",
    when: 80,
    story: "酒店上个月还是 3.9 分，两周内变成 4.8 分，新增的好评都没有入住照片，也没有房型。",
    seen: { reviewText: "环境很好，服务热情，下次还来", reviewerNames: "" },
    wish: "report",
    shots: [
      {
        kind: "review_page",
        title: "云上汤泉 点评",
        lines: ["4.8 分 超棒", "环境很好，服务热情，下次还来", "服务热情，环境很好"],
      },
    ],
    beats: [
      onReport(1, "reviewer_two", "verify"),
      onReport(12, "supervisor", "file", { note: "评分变化异常，先立案查订单与点评的对应关系。" }),
      onReport(3, "officer_two", "investigate"),
      onReport(45, "supervisor", "close", {
        ground: "no_result",
        message:
          "点评都对应真实订单，订单由多家旅行社下单，查不到付费的证据。能查的都查了，只能结案。以后有新证据，可以再告诉我们。",
      }),
    ],
  },
];
