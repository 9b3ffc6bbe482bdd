import type { Material } from "@/lib/evidence/reading/material";
import type { ScreenshotKind } from "@/lib/evidence/reading/reading";

type Sign = { readonly kind: ScreenshotKind; readonly words: RegExp; readonly weight: number };

/** Words that speak for a kind. Each counts once, however often it is printed. */
const SIGNS: readonly Sign[] = [
  { kind: "review_honest", words: /(?:商品|买家|全部|用户|网友|累计)(?:的)?评[价论]/, weight: 4 },
  { kind: "review_honest", words: /评论[\s\S]{0,4}有用/, weight: 4 },
  { kind: "review_honest", words: /好评率|追评|晒图|综合评分|人均[¥￥]/, weight: 2 },
  { kind: "order_detail", words: /订单(?:详情|信息)/, weight: 4 },
  { kind: "order_detail", words: /实付款?|实际付款|商品(?:总价|金额)/, weight: 2 },
  { kind: "order_detail", words: /(?:下单|创建|付款|支付|成交)时间/, weight: 3 },
  { kind: "logistics_normal", words: /运单号|物流(?:详情|跟踪|信息)|包裹跟踪|快递(?:查询|详情)/, weight: 3 },
  { kind: "logistics_normal", words: /已?揽[收件]|派[送件]中?|转运中心|已签收|运输中|分拨/, weight: 3 },
  { kind: "transfer_record", words: /账单详情|转账(?:时间|单号)|收款时间|交易单号/, weight: 5 },
  { kind: "transfer_record", words: /已存入零钱|收到\S{0,8}(?:红包|转账)|的红包|红包已|零钱/, weight: 4 },
  { kind: "cashback_card", words: /返现卡|好评卡|扫(?:一扫|码)\S{0,4}(?:领|刮|红包)/, weight: 5 },
  { kind: "cashback_card", words: /感谢您?(?:选购|购买|的支持)|THANK|最终解释权/i, weight: 2 },
  { kind: "cashback_card", words: /第[一二三]步|[①②③]/, weight: 2 },
  {
    kind: "invite_tandian",
    words: /霸王餐|探店(?:达人|邀请|招募|统筹)|达人(?:须知|招募|邀请)|邀请\S{0,6}(?:探店|达人)/,
    weight: 6,
  },
  { kind: "invite_tandian", words: /免费\S{0,4}[餐宴]|到店要求|报名时间/, weight: 3 },
  { kind: "recruit_officer", words: /体验官|试用官|体验员|试用员|测评员|招募/, weight: 5 },
  { kind: "recruit_officer", words: /兼职|试用|报名方式/, weight: 2 },
  { kind: "sales_ranking", words: /(?:热销|飙升|销量|人气|爆款)\S{0,3}榜|榜单|排行/, weight: 6 },
  { kind: "sales_ranking", words: /小时销量|近\d+[天日]\S{0,2}销量|[↑↓]|环比|同比/, weight: 3 },
  { kind: "group_task", words: /放单|派单|接单|本佣|佣金?\d|刷单|空包/, weight: 5 },
  { kind: "group_task", words: /本金|垫付|货比|群公告|群主|@所有人/, weight: 3 },
  { kind: "extortion_chat", words: /删\S{0,2}差评|差评\S{0,6}(?:打包|处理)|不转|敲诈|勒索/, weight: 6 },
  { kind: "extortion_chat", words: /差评[\s\S]{0,60}(?:转|打款|赔|付款)/, weight: 4 },
  { kind: "chat_cashback", words: /返现?\d|返\S{0,3}元|红包|补偿返现/, weight: 2 },
  { kind: "chat_cashback", words: /(?:五星|好评)[\s\S]{0,80}(?:截图|返|红包)/, weight: 2 },
  { kind: "chat_cashback", words: /亲[，,在不爱]|[加十]我?微信|客服|在线/, weight: 2 },
];

const CHATS: readonly ScreenshotKind[] = ["chat_cashback", "extortion_chat", "group_task"];
const ENOUGH = 3;

export type GuessedKind = { readonly name: ScreenshotKind; readonly confidence: number };

/** What the picture most likely shows, with its share of all signs seen; null when hardly anything speaks for any. */
export function screenshotKind(material: Material): GuessedKind | null {
  const text = material.lines.map((line) => line.text).join("\n");
  const scores = new Map<ScreenshotKind, number>();
  const add = (kind: ScreenshotKind, weight: number) => scores.set(kind, (scores.get(kind) ?? 0) + weight);
  for (const { kind, words, weight } of SIGNS) if (words.test(text)) add(kind, weight);
  if (hasBubbles(material)) for (const kind of CHATS) if (scores.has(kind)) add(kind, 3);
  if (material.page.codes.length > 0 && scores.has("cashback_card")) add("cashback_card", 2);
  if (material.page.stars.length > 1) add("review_honest", 3);
  const total = [...scores.values()].reduce((sum, score) => sum + score, 0);
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= ENOUGH ? { name: best[0], confidence: best[1] / total } : null;
}

/** Somebody answers: lines that end at the right without beginning at the left, of the size of the others. */
function hasBubbles({ lines, page }: Material): boolean {
  const mine = lines.filter(
    ({ at, text }) => at.left > 0.27 * page.width && at.right > 0.75 * page.width && /[\u4e00-\u9fa5]{2}/.test(text),
  );
  const theirs = lines.filter(({ at }) => at.left < 0.33 * page.width && at.right < 0.9 * page.width);
  return mine.some(({ at, text }) => text.length >= 4 && at.top > 0.15 * page.height) && theirs.length >= 3;
}
