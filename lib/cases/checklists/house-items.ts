import type { ChecklistItem } from "@/lib/cases/checklists/checklist";
import type { ProofName } from "@/lib/cases/checklists/proofs";

type Words = Omit<ChecklistItem, "key" | "before" | "proof"> & { readonly proof?: ProofName };

/** Items that most kinds share. Sources carry what we know of them: an article that nobody has read is called so. */
export const COMMON_ITEMS = {
  shop: {
    zh: "认准了是哪家店：有店铺或商品的链接、编号",
    en: "The shop is beyond doubt: a link to it or to the goods, or its number",
    whyZh: "同名店铺很多，认错了店，后面的都白做。",
    whyEn: "Many shops share a name; everything after a mistake here is in vain.",
    proof: "shop_linked",
  },
  graded: {
    zh: "每份证据都评了级",
    en: "Every item of evidence has a grade",
    whyZh: "来源和内容分开评，决定时才说得清凭什么相信。",
    whyEn: "Source and content are judged apart, so that the decision can say why it believes them.",
    proof: "evidence_graded",
  },
  place: {
    zh: "查过经营者的实际经营地，归谁管看得清",
    en: "The operator's actual place was looked for, and the competent office is clear",
    whyZh: "先看经营者实际经营地，没有公示的看平台所在地（市场监管总局令第 121 号，二手来源，条号未核实）。",
    whyEn:
      "The actual place of business first, the platform's where none is shown (SAMR Order 121; secondary source, article not confirmed).",
    proof: "jurisdiction_shown",
  },
  originals: {
    zh: "关键截图看过原图：账号、时间、前后对话都在",
    en: "The decisive screenshots were read in the original: account, time, and what was said before and after",
    whyZh: "电子数据要看是否完整、来源是否可靠（民事诉讼证据规定第 93、94 条）。",
    whyEn:
      "Electronic data is judged by its completeness and source (Provisions on Evidence in Civil Procedure, arts. 93–94).",
  },
  preserved: {
    zh: "已请平台保存交易和评价记录",
    en: "The platform was asked to keep the records of orders and reviews",
    whyZh: "平台保存交易信息不少于三年，评价却随时可能不见（电子商务法第 31 条）。",
    whyEn:
      "Platforms keep transactions for at least three years, reviews may be gone tomorrow (E-Commerce Law, art. 31).",
    proof: "records_preserved",
  },
  repeats: {
    zh: "看过同一家店的其他案件：是不是同一件事，要不要并案",
    en: "Other cases of the shop were looked at: is it the same matter, should it be joined",
    whyZh: "一件事不办两遍，成团的也不能拆散了看。",
    whyEn: "One matter is not handled twice, and a ring is not seen by looking at one case.",
  },
  heard: {
    zh: "听过商家的说法，或写明为什么没有听",
    en: "The seller was heard, or it is written down why not",
    whyZh: "没有给过对方说话的机会，决定站不住。",
    whyEn: "A decision does not stand when the other side could say nothing.",
  },
  reporter: {
    zh: "给商家和平台的文书里，看不出是谁举报的",
    en: "Nothing that goes to the seller or the platform shows who reported",
    whyZh: "截图里的头像、订单号和说话口气都可能认出人来。",
    whyEn: "A picture, an order number or a turn of phrase is enough to recognise somebody.",
  },
  limitation: {
    zh: "没有超过追究时限",
    en: "The time limit for penalties has not run out",
    whyZh: "一般两年，涉及生命健康、金融安全并造成危害的五年（行政处罚法第 36 条）。",
    whyEn:
      "Two years as a rule, five for harm to life, health or financial safety (Administrative Penalty Law, art. 36).",
  },
  crime: {
    zh: "看过是否涉嫌犯罪，够不够移送公安",
    en: "It was considered whether this is a crime to be handed to the police",
    whyZh: "涉嫌犯罪的要移送（行政执法机关移送涉嫌犯罪案件的规定，条号未核实）。",
    whyEn:
      "What looks like a crime has to be handed over (Provisions on Transferring Suspected Crimes; article not confirmed).",
  },
  money: {
    zh: "金额、佣金或流水有记录，并写明来源",
    en: "Amounts, commissions or turnover are recorded with their source",
    whyZh: "处罚幅度和是否移送都看金额。",
    whyEn: "How high a penalty is, and whether the police take over, depends on amounts.",
    proof: "money_recorded",
  },
} as const satisfies Record<string, Words>;
