import type { ReadField, Reading } from "@/lib/evidence/reading/reading";
import { type BehaviourKind, hasBranch } from "@/lib/reports/behaviour";
import type { FilledStep } from "@/lib/reports/draft";
import type { DEMANDS, OFFERS } from "@/lib/reports/seen-options";

/** Fields of the report that a screenshot can fill, and the step that asks for them. */
export const STEP_OF = {
  platform: "where",
  shopName: "where",
  link: "where",
  product: "where",
  reviewText: "seen",
  reviewerNames: "seen",
  demands: "seen",
  offers: "seen",
  offerAmount: "seen",
  contacts: "seen",
  orderNumber: "seen",
  courier: "logistics",
  waybills: "logistics",
} as const satisfies Record<string, FilledStep>;
export type ProposalField = keyof typeof STEP_OF;

/** One thing that was read, as the form would have it. Nothing of it is said until the reporter confirms it (N1). */
export type Proposal = { readonly field: ProposalField; readonly value: string };

type Rule<Id extends string> = readonly [Id, RegExp];

const DEMANDED: readonly Rule<(typeof DEMANDS)[number]>[] = [
  ["five_stars", /五星|5\s*星|5分|全五分|满分/],
  ["set_words", /复制|照着写|文案|模板/],
  ["pictures", /晒图|图片|照片|带图|拍照|晒单/],
  ["video", /视频/],
  ["follow_up", /追评/],
  ["delete_review", /删(除|掉)?(差评|评价)|改(好|评)/],
  ["share_post", /朋友圈|转发|分享|小红书|抖音/],
  ["hide_offer", /别(说|提)|不要(说|提)|勿提|保密/],
  ["bad_review", /打差评|给差评/],
];

const OFFERED: readonly Rule<(typeof OFFERS)[number]>[] = [
  ["red_packet", /红包/],
  ["cash_back", /返现|返\s*\d|现金|转账/],
  ["coupon", /券/],
  ["full_refund", /免单|全额(返|退)|本金/],
  ["free_meal", /霸王餐|免费(吃|试吃|用餐)|试吃/],
  ["gift", /礼品|赠品|小礼物|送/],
  ["fee", /佣金|报酬|稿费|酬劳/],
];

const AMOUNT = /[¥￥]?\s*\d+(?:\.\d{1,2})?\s*元|[¥￥]\s*\d+(?:\.\d{1,2})?/;

const asIs = (field: ProposalField) => (value: string) => [{ field, value }];
const named = (label: string) => (value: string) => [{ field: "contacts" as const, value: `${label} ${value}` }];

function idsIn<Id extends string>(field: ProposalField, rules: readonly Rule<Id>[]) {
  return (text: string): Proposal[] =>
    rules.filter(([, words]) => words.test(text)).map(([value]) => ({ field, value }));
}

function offered(text: string): Proposal[] {
  const amount = AMOUNT.exec(text)?.[0]?.replace(/\s/g, "");
  return [...idsIn("offers", OFFERED)(text), ...(amount ? [{ field: "offerAmount", value: amount } as const] : [])];
}

/** What each thing that can be read means for the form. What is missing here may be the reporter's own: phones, addresses, times. */
const MEANS: { readonly [name in ReadField["name"]]?: (value: string) => readonly Proposal[] } = {
  platform: asIs("platform"),
  shop: asIs("shopName"),
  productTitle: asIs("product"),
  productUrl: asIs("link"),
  orderNumber: asIs("orderNumber"),
  courier: asIs("courier"),
  waybills: asIs("waybills"),
  reviewTexts: asIs("reviewText"),
  reviewers: asIs("reviewerNames"),
  wechat: named("微信"),
  qq: named("QQ"),
  groupName: named("群"),
  qrPayload: named("二维码"),
  demanded: idsIn("demands", DEMANDED),
  offered,
};

/** Values that a form takes one of; what was read first stands highest on the picture. */
const SINGLE: readonly ProposalField[] = [
  "platform",
  "shopName",
  "link",
  "product",
  "offerAmount",
  "orderNumber",
  "courier",
];

/** The same thing once, and of single values the first. */
export function withoutRepeats<One extends Proposal>(proposals: readonly One[]): One[] {
  return proposals.filter((one, at) => {
    const alike = ({ field, value }: Proposal) =>
      field === one.field && (SINGLE.includes(field) || value === one.value);
    return proposals.findIndex(alike) === at;
  });
}

/** A reading in the form's own terms. */
export function proposalsFrom({ fields }: Pick<Reading, "fields">): Proposal[] {
  return withoutRepeats(
    fields.flatMap((field) => (typeof field.value === "string" ? (MEANS[field.name]?.(field.value) ?? []) : [])),
  );
}

const OF_REVIEW: readonly ProposalField[] = ["reviewText", "reviewerNames"];
const OF_OFFER: readonly ProposalField[] = ["demands", "offers", "offerAmount", "contacts"];

/** Whether the form of this kind of report has the field at all. */
export function isAsked(kind: BehaviourKind, field: ProposalField): boolean {
  if (OF_REVIEW.includes(field)) return hasBranch(kind, "review");
  if (OF_OFFER.includes(field)) return hasBranch(kind, "offer");
  return STEP_OF[field] !== "logistics" || hasBranch(kind, "logistics");
}
