import { isBankCard, isIdNumber } from "@/lib/evidence/masking/check-digits";
import { SURNAME } from "@/lib/evidence/masking/surnames";

export const SENSITIVE_KINDS = ["phone", "id_number", "bank_card", "address", "name"] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];

/** Characters of a text, from `start` up to `end`, that belong to somebody's private life. */
export type SensitiveSpan = { readonly kind: SensitiveKind; readonly start: number; readonly end: number };

type Rule = {
  readonly kind: SensitiveKind;
  /** Needs the flags g, d and u; its group `value` is what is hidden. */
  readonly pattern: RegExp;
  /** Looks at the value without spaces and hyphens, and at what stands before it. */
  readonly holds?: (value: string, before: string) => boolean;
};

/** What a card's number is told apart from, where it stands right before the number. */
const OTHER_NUMBER =
  /(?:(?:订单|运单|快递|物流|交易|商户|退款|支付|服务|投诉|工单|发票|商品|转账|凭证)(?:单|编|流水)?|单|编|货|流水|批次|设备|序列)号码?[：:\s\u3000]*$/u;

const GAP = "[ \\-–]?";
const LABEL_END = "(?:号码|号)?[：:\\s\\u3000]*";
const HAN = "\\p{Script=Han}";
const COMPANY = "(?:公司|集团|商行|超市|旗舰|专营|专卖|店|厂|中心|银行)";

const RULES: readonly Rule[] = [
  // A number with stars in it is hidden already.
  {
    kind: "phone",
    pattern: new RegExp(`(?<![\\d*.])(?:\\+?86${GAP})?(?<value>1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4})(?![\\d*])`, "dgu"),
  },
  { kind: "phone", pattern: /(?<![\d*.-])(?<value>0(?:10|2\d|[3-9]\d{2})[ -–]\d{7,8})(?![\d*])/dgu },
  {
    kind: "id_number",
    pattern: new RegExp(`(?<![\\d*])(?<value>[1-9]\\d{5}${GAP}(?:19|20)\\d{6}${GAP}\\d{3}[\\dXx])(?![\\d*])`, "dgu"),
    holds: isIdNumber,
  },
  // Under its label it is hidden with a wrong check digit, too: the machine may have misread one.
  {
    kind: "id_number",
    pattern: new RegExp(`(?:身份证|证件)${LABEL_END}(?<value>\\d[\\d \\-]{12,20}[\\dXx])(?![\\d*])`, "dgu"),
  },
  {
    kind: "bank_card",
    pattern: /(?<![\d*])(?<value>\d(?:[ -]?\d){14,18})(?![\d*])/dgu,
    holds: (value, before) => isBankCard(value) && !OTHER_NUMBER.test(before),
  },
  {
    kind: "bank_card",
    pattern: new RegExp(
      `(?:银行卡|储蓄卡|信用卡|借记卡|(?<!会员|礼品|贺|购物)卡|银行账|收款账)${LABEL_END}(?<value>\\d(?:[ \\-]?\\d){11,18})(?![\\d*])`,
      "dgu",
    ),
  },
  {
    kind: "name",
    pattern: new RegExp(
      `(?:收货人|收件人|寄件人|发件人|联系人|持卡人|收款人|付款人|申请人|户名|(?<!户)姓名)(?:姓名|名称)?[：:\\s\\u3000]+(?!${HAN}{0,20}${COMPANY})(?<value>${HAN}{1,8}·${HAN}{1,8}|${HAN}{2,4})`,
      "dgu",
    ),
    holds: (value) => !/^(?:信息|地址|电话|手机|姓名|号码|管理|列表|请|未|暂)/u.test(value),
  },
  // Without a colon only what begins like a name is one.
  {
    kind: "name",
    pattern: new RegExp(
      `(?:收货人|收件人|寄件人|发件人|联系人|持卡人|收款人|姓名)(?<value>${SURNAME}${HAN}{1,2})(?!${HAN}*${COMPANY})`,
      "dgu",
    ),
  },
  {
    kind: "address",
    pattern:
      /(?:收货|收件|寄件|发货|家庭|详细|配送|居住|送货)?(?:地址|住址|送至|寄往)[：:\s\u3000]*(?<value>(?=[^\u3000]{0,60}[省市区县镇乡村路街道巷弄号楼室栋幢])[\p{Script=Han}\d][^\u3000]{4,80})/dgu,
  },
  {
    kind: "address",
    pattern:
      /(?<value>(?:[\p{Script=Han}]{2,7}(?:省|自治区|市))?[\p{Script=Han}]{1,7}(?:市|区|县|州|旗)[\p{Script=Han}\d]{0,14}?(?:路|街|道|巷|弄|镇|村|乡|胡同|小区|花园|苑)[\p{Script=Han}\d-]{0,20}?\d+\s?(?:号|弄|栋|幢|楼|室|单元|组)[\p{Script=Han}\d\w-]{0,24})/dgu,
  },
];

function spansOf(text: string, { kind, pattern, holds }: Rule): SensitiveSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [value, span] = [match.groups?.value, match.indices?.groups?.value];
    if (!value || !span) return [];
    const bare = value.replace(/[\s\-–]/g, "");
    if (holds && !holds(bare, text.slice(0, span[0]))) return [];
    return [{ kind, start: span[0], end: span[1] }];
  });
}

/**
 * Phone numbers, identity card and bank card numbers (by their check digits, or by the label before them), names and
 * addresses in a text. What is half hidden already (138****1234) is left; so are numbers of orders and parcels.
 */
export function sensitiveSpans(text: string): readonly SensitiveSpan[] {
  const spans = RULES.flatMap((rule) => spansOf(text, rule)).toSorted((one, other) => one.start - other.start);
  return spans.filter(
    (span, at) => !spans.some((other, n) => n !== at && covers(other, span) && (n < at || !covers(span, other))),
  );
}

function covers(outer: SensitiveSpan, inner: SensitiveSpan): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}
