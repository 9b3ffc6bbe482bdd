import { searchDocument } from "@/lib/cases/search-terms";

/** A case as the queue knows it, ready for the database. */
export type CaseText = { platform: string; behaviour: string; shopName: string; title: string; document: string };

const TEXTS = 400;
const UNCOMMON_AT = 123;
/** In twenty cases, however many there are. */
export const RARE = "量子玻璃";
/** In one case of four hundred. */
export const UNCOMMON = "试吃官";
/** In one of fifty cases, all of them ended: behind everything that is under way. */
export const ENDED_ONLY = "双十二";
/** In three of five cases. */
export const FREQUENT = "好评";
/** In one of twenty cases. */
export const TWO_CHARACTERS = "红包";
/** In one of ten cases, and each pair of its characters in more. */
export const PHRASE = "写满十五字返五元";

const PLATFORMS = [
  "taobao",
  "taobao",
  "pinduoduo",
  "pinduoduo",
  "jd",
  "douyin",
  "dianping",
  "meituan",
  "xiaohongshu",
  "tmall",
  "kuaishou",
];
const BEHAVIOURS = [
  "incentivised_review",
  "incentivised_review",
  "fabricated_review",
  "fake_transaction",
  "fake_indicators",
  "review_suppression",
  "facilitation",
];
const PLACES = ["成都", "重庆", "杭州", "广州", "义乌", "长沙", "西安", "武汉", "郑州"];
const NAMES = ["鑫源", "优品", "百味", "小鹿", "锦绣", "阿婆", "良木", "晨光", "云上", "老街", "蓝海"];
const TRADES = ["火锅店", "家居旗舰店", "数码专营店", "服饰店", "烘焙坊", "母婴用品店", "文具店"];
const PRODUCTS = [
  "手机壳",
  "保温杯",
  "儿童书包",
  "电动牙刷",
  "双人套餐",
  "羽绒服",
  "蓝牙耳机",
  "空气炸锅",
  "床上四件套",
  "面膜",
  "收纳盒",
  "跑步鞋",
  "茶叶礼盒",
];
const OPENINGS = [
  "收到货后包裹里有一张卡片",
  "老板在店里口头跟我说",
  "客服在聊天里反复要求",
  "群里的派单员发来任务",
  "我从来没有下过单却收到快递",
  "评价区里几十条内容一模一样",
  "朋友转给我一张截图",
];
const OFFERS = [
  "说给五星就送小菜",
  "要求拍三张图并且加微信领取返现",
  "答应退还全部货款",
  "承诺免单还送优惠券",
  "让我删除差评才肯退款",
  "威胁公开我的电话",
  "说确认收货以后再转账",
];
const ENDINGS = [
  "我没有照做，保留了聊天记录。",
  "付款截图和卡片照片都在附件里。",
  "同一个收件地址已经出现过很多次。",
  "希望尽快核查这家店。",
  "评价发布以后钱没有到账。",
];

const pick = <Item>(items: readonly Item[], at: number): Item => items[at % items.length] as Item;

function story(n: number): string {
  const said = [
    pick(OPENINGS, n),
    n % 5 < 3 ? `，内容是${FREQUENT}` : "，",
    pick(OFFERS, n * 3 + 1),
    n % 20 === 7 ? `，发了一个${TWO_CHARACTERS}` : "",
    n % 10 === 4 ? `，${PHRASE}` : "",
    n === UNCOMMON_AT ? `，自称${UNCOMMON}` : "",
    `。商品是${pick(PRODUCTS, n * 7)}，`,
    pick(ENDINGS, n * 11),
  ];
  return said.join("");
}

/** Some hundred different reports in a consumer's words, cut for the search once; a bench repeats them. */
export function caseTexts(): CaseText[] {
  return Array.from({ length: TEXTS }, (_, n) => {
    const shopName = `${pick(PLACES, n)}${pick(NAMES, n * 5)}${pick(TRADES, n * 3)}`;
    const title = `${shopName}：${pick(OFFERS, n * 3 + 1)}`;
    const document = searchDocument([shopName, title, pick(PRODUCTS, n * 7), story(n)].join("\n"));
    return { platform: pick(PLATFORMS, n), behaviour: pick(BEHAVIOURS, n * 3), shopName, title, document };
  });
}
