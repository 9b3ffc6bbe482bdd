export type Courier = {
  readonly zh: string;
  readonly en: string;
  readonly aliases: readonly string[];
  readonly waybill: RegExp;
  /** How the number looks, in words a person can compare with the label. */
  readonly form: { readonly zh: string; readonly en: string };
};

/** Forms of waybill numbers, from labels in circulation; couriers publish none and change them. Good for a hint only. */
export const COURIERS = {
  sf: {
    zh: "顺丰",
    en: "SF Express",
    aliases: ["顺丰速运", "sf"],
    waybill: /^(SF)?\d{12,15}$/,
    form: { zh: "SF 开头加 12 至 15 位数字", en: "SF and 12 to 15 digits" },
  },
  zto: {
    zh: "中通",
    en: "ZTO",
    aliases: ["中通快递", "zto"],
    waybill: /^(ZTO)?\d{12,15}$/,
    form: { zh: "12 至 15 位数字", en: "12 to 15 digits" },
  },
  yto: {
    zh: "圆通",
    en: "YTO",
    aliases: ["圆通速递", "圆通快递", "yto"],
    waybill: /^(YT\d{13,16}|[A-Z]?\d{10,13})$/,
    form: { zh: "YT 开头加 13 至 16 位数字", en: "YT and 13 to 16 digits" },
  },
  sto: {
    zh: "申通",
    en: "STO",
    aliases: ["申通快递", "sto"],
    waybill: /^(STO)?\d{12,15}$/,
    form: { zh: "12 至 15 位数字", en: "12 to 15 digits" },
  },
  yunda: {
    zh: "韵达",
    en: "Yunda",
    aliases: ["韵达快递", "韵达速递", "yunda"],
    waybill: /^(YD)?\d{13,15}$/,
    form: { zh: "13 至 15 位数字", en: "13 to 15 digits" },
  },
  jt: {
    zh: "极兔",
    en: "J&T Express",
    aliases: ["极兔速递", "jt", "j&t"],
    waybill: /^(JT\d{13,15}|\d{12,15})$/,
    form: { zh: "JT 开头加 13 至 15 位数字", en: "JT and 13 to 15 digits" },
  },
  jd: {
    zh: "京东快递",
    en: "JD Logistics",
    aliases: ["京东", "京东物流", "jd"],
    waybill: /^(JD|JDV|JDX|JDK|JDVA|JDVB|JDVC)[A-Z0-9]{9,16}(-\d+-\d+-?)?$/,
    form: { zh: "JD 开头加 10 位以上数字或字母", en: "JD and 10 or more digits or letters" },
  },
  ems: {
    zh: "邮政 EMS",
    en: "China Post / EMS",
    aliases: ["ems", "邮政", "中国邮政", "邮政快递", "邮政快递包裹"],
    waybill: /^([A-Z]{2}\d{9}[A-Z]{2}|\d{13})$/,
    form: { zh: "13 位数字，或两个字母加 9 位数字加两个字母", en: "13 digits, or two letters, 9 digits, two letters" },
  },
  deppon: {
    zh: "德邦",
    en: "Deppon",
    aliases: ["德邦快递", "德邦物流", "dpk"],
    waybill: /^(DPK\d{12}|\d{8,12})$/,
    form: { zh: "DPK 开头加 12 位数字，或 8 至 12 位数字", en: "DPK and 12 digits, or 8 to 12 digits" },
  },
  cainiao: {
    zh: "菜鸟速递",
    en: "Cainiao",
    aliases: ["菜鸟", "丹鸟"],
    waybill: /^(DN|CN|LP)?[A-Z0-9]{10,20}$/,
    form: { zh: "10 至 20 位数字或字母", en: "10 to 20 digits or letters" },
  },
} as const satisfies Record<string, Courier>;

export type CourierId = keyof typeof COURIERS;
export const COURIER_IDS = Object.keys(COURIERS) as readonly CourierId[];

/** What any waybill number looks like. */
const ANY_WAYBILL = /^[A-Z0-9-]{8,30}$/;

/** The courier that somebody means by what they typed; null for one we do not list. */
export function courierNamed(typed: string): CourierId | null {
  const plain = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  const wanted = plain(typed);
  const names = ({ zh, en, aliases }: Courier) => [zh, en, ...aliases].map(plain);
  return COURIER_IDS.find((id) => names(COURIERS[id]).includes(wanted)) ?? null;
}

/** Waybill numbers as typed, one a line or separated by spaces or commas: bare and in capitals, each once. */
export function waybillsIn(typed: string): string[] {
  const parts = typed
    .normalize("NFKC")
    .toUpperCase()
    .split(/[\s,，、;；]+/u);
  return [...new Set(parts.filter((part) => part !== ""))];
}

/** Whether a number looks like one of this courier, or of any. False is worth a hint and never a refusal. */
export function looksLikeWaybill(courier: CourierId | null, waybill: string): boolean {
  return courier ? COURIERS[courier].waybill.test(waybill) : ANY_WAYBILL.test(waybill);
}
