import { plainName } from "@/lib/cases/merchant-key";

/** What two cases can have in common exactly, in the order in which it is said. `merchant` is the key of merchant-key.ts. */
export const IDENTIFIER_KINDS = [
  "merchant",
  "shop_name",
  "item",
  "link",
  "contact",
  "group",
  "waybill",
  "order",
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];
export type Identifier = { readonly kind: IdentifierKind; readonly value: string };

/** Longer than any name or number, shorter than a page of an index. */
const LONGEST = 500;
/** Of one case; a page of numbers pasted into a field is no list of identifiers. */
const MOST = 60;

const ACCOUNT = /[a-z0-9][\w.@+-]{4,63}/giu;
/** Words that people write beside an account, not accounts. */
const LABELS = /^(?:wechat|weixin|weibo|douyin|taobao|alipay|https?|group|phone|telegram)$/iu;
/** A name that ends like a group's, up to the last sign before it. */
const GROUP = /[^\s,，。;；:：、"“”「」『』《》【】()（）]{2,40}群/gu;
/** "WeChat group", "QQ group", "a brushing group": kinds of groups, and no name of one. */
const ANY_GROUP =
  /^(?:他|她|我|你|的|一个|这个|那个|名|是|在|进|加|拉|有)*(?:微信|qq|刷单|返利|返现|好评|福利|买家|任务|大|小)*群$/iu;

/** Accounts, numbers and groups in what somebody wrote about how they were contacted. */
export function contactsIn(text: string): Identifier[] {
  const plain = text.normalize("NFKC");
  const accounts = (plain.match(ACCOUNT) ?? []).filter((word) => !LABELS.test(word)).map(accountOf);
  const groups = (plain.match(GROUP) ?? []).filter((name) => !ANY_GROUP.test(name)).map(groupOf);
  return [...accounts, ...groups];
}

function accountOf(word: string): Identifier {
  return { kind: "contact", value: word.toLowerCase().replace(/[.@+-]+$/u, "") };
}

/** The name of a group as one identifier, however it was spaced. */
export function groupOf(name: string): Identifier {
  return { kind: "group", value: plainName(name) };
}

/** Which fields of a reading are identifiers once a person has confirmed them. */
const READ_AS: Readonly<Record<string, IdentifierKind>> = {
  wechat: "contact",
  qq: "contact",
  phones: "contact",
  groupName: "group",
  waybills: "waybill",
  orderNumber: "order",
};

/** What a confirmed field of a picture says that a case can be found by exactly; nothing for most. */
export function identifiersRead(field: string | undefined, value: string): Identifier[] {
  const kind = READ_AS[field ?? ""];
  if (!kind) return [];
  const plain = kind === "contact" ? accountOf(value.normalize("NFKC").replace(/\s/gu, "")).value : plainName(value);
  return [{ kind, value: plain }];
}

/** Each once, without what is empty or longer than any identifier. */
export function distinctIdentifiers(found: readonly Identifier[]): Identifier[] {
  const fit = found.filter(({ value }) => value !== "" && value.length <= LONGEST);
  return [...new Map(fit.map((one) => [`${one.kind}\n${one.value}`, one])).values()].slice(0, MOST);
}
