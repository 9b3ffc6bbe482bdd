import type { ChecklistItem } from "@/lib/cases/checklists/checklist";
import type { ProofName } from "@/lib/cases/checklists/proofs";

type Words = Omit<ChecklistItem, "key" | "before" | "proof"> & { readonly proof?: ProofName };

/** Items that belong to one kind of conduct or two. */
export const KIND_ITEMS = {
  sentences: {
    zh: "比对过多条评价的用词、时间和配图",
    en: "Several reviews were compared for wording, time and pictures",
    whyZh: "成批买来的好评，句子、时间和图片往往相像；只看一条看不出来。",
    whyEn: "Praise bought by the batch resembles itself in words, times and pictures; one review alone shows nothing.",
  },
  reviewers: {
    zh: "记下了评价账号和发布时间，能再次找到",
    en: "Accounts and times of the reviews are written down, so that they can be found again",
    whyZh: "评价删掉以后，平台要凭账号和时间去查。",
    whyEn: "Once a review is deleted, the platform looks for it by account and time.",
  },
  card_whole: {
    zh: "返现卡正反面都在，返现条件看得清",
    en: "Both sides of the card are there and its conditions can be read",
    whyZh: "要证明的是用返现、红包换指定好评（网络反不正当竞争暂行规定第 9 条，二手来源）。",
    whyEn:
      "What has to be shown is cashback for set praise (Interim Provisions on Online Unfair Competition, art. 9; secondary source).",
  },
  praise_wanted: {
    zh: "写明了换的是好评，而不只是一条评价",
    en: "It is shown that praise was wanted, and not merely a review",
    whyZh: "请人如实评价不违法，规定了几颗星、怎么写才是。",
    whyEn: "Asking for an honest review is lawful; prescribing stars and words is not.",
  },
  bought: {
    zh: "有订单证明卡片来自这笔交易",
    en: "An order shows that the card came with this purchase",
    whyZh: "商家常说卡片是别人放的。",
    whyEn: "Sellers like to say that somebody else put the card there.",
    proof: "order_known",
  },
  disclosed: {
    zh: "看过评价有没有标明免费或有偿体验",
    en: "It was checked whether the review says that the visit was free or paid",
    whyZh: "标明了的推广和冒充顾客的好评，不是一回事。",
    whyEn: "A declared promotion and praise posing as a customer's are not the same.",
  },
  chosen: {
    zh: "弄清了名额怎么选、写差评会不会被取消",
    en: "It is clear who is chosen, and whether a bad review ends it",
    whyZh: "只留下说好话的人，评价整体就是假的。",
    whyEn: "Where only those who praise may stay, the reviews are false as a whole.",
  },
  waybill: {
    zh: "有运单号",
    en: "The waybill number is known",
    whyZh: "空包靠运单号查。",
    whyEn: "Empty parcels are traced by their waybill.",
    proof: "waybill_known",
  },
  route: {
    zh: "查过运单的揽收、签收地址和重量，和订单对不对得上",
    en: "Pick-up, delivery and weight of the parcel were compared with the order",
    whyZh: "重量为零、签收在外地、同一地址成批揽收，是空包的样子。",
    whyEn: "No weight, delivery elsewhere, many parcels from one address: this is what empty parcels look like.",
  },
  received: {
    zh: "问清收件人收到了什么，有没有退款",
    en: "The recipient was asked what arrived and whether money came back",
    whyZh: "发错货、赠品和空包要分开。",
    whyEn: "A wrong delivery, a gift and an empty parcel are three things.",
  },
  figures: {
    zh: "截下了当时的销量或排名，日期看得清",
    en: "The figures or the rank of the time are on record with their date",
    whyZh: "数字每天在变，过后补不回来。",
    whyEn: "Figures change daily and cannot be had later.",
    proof: "evidence_dated",
  },
  comparison: {
    zh: "写明拿什么作比较：往常的销量、同类店铺或发货量",
    en: "It is said what the figures are compared with: usual sales, similar shops or parcels sent",
    whyZh: "卖得多不等于刷单，促销也会让数字跳起来。",
    whyEn: "Selling much is not brushing; a sale makes figures jump, too.",
  },
  before_deletion: {
    zh: "有评价删除、折叠前的内容和时间",
    en: "The review as it stood before it was deleted or hidden is on record",
    whyZh: "没有原文，就说不清删的是不是真实差评。",
    whyEn: "Without its text nobody can say whether it was genuine.",
  },
  who_hid: {
    zh: "分清是平台、商家，还是评价人自己删的",
    en: "It is clear whether the platform, the seller or the author took it away",
    whyZh: "平台不得删除消费者的评价（电子商务法第 39 条）；被逼着自己删的，要看施压的证据。",
    whyEn:
      "Platforms may not delete reviews (E-Commerce Law, art. 39); where the author was pressed, the pressure has to be shown.",
  },
  demand: {
    zh: "对方要钱、要好处的原话在，谁提的看得清",
    en: "The demand for money is there in its own words, and who made it",
    whyZh: "买家要求合理赔偿不是敲诈，先看话是怎么说的。",
    whyEn: "A fair claim for compensation is no extortion; what was said decides.",
  },
  genuine: {
    zh: "排除了真实差评：评价人是不是买过、说的是不是事实",
    en: "A genuine bad review was ruled out: did the author buy, is it true",
    whyZh: "不能让商家借举报压下真话。",
    whyEn: "No seller may silence the truth by reporting it.",
  },
  not_own: {
    zh: "排除了店铺自己刷单再来举报",
    en: "It was ruled out that the shop brushed its own orders and then reported",
    whyZh: "反向刷单是害别人的店（反不正当竞争法第 13 条，二手来源），自己刷的另按虚假交易办。",
    whyEn:
      "Reverse brushing harms somebody else's shop (Anti-Unfair Competition Law, art. 13; secondary source); one's own is a fake transaction.",
  },
  batch: {
    zh: "成批订单的时间、账号和退款对得上",
    en: "Times, accounts and refunds of the batch of orders fit together",
    whyZh: "短时间大量下单再退款，是要触发平台的处罚。",
    whyEn: "Many orders at once, refunded together, are meant to bring a penalty of the platform.",
  },
  group: {
    zh: "记下了群号、放单账号或收款账号",
    en: "Group, broker's account or payee is written down",
    whyZh: "群会解散，账号能连起别的案件。",
    whyEn: "Groups dissolve; an account leads to other cases.",
    proof: "contact_known",
  },
  roles: {
    zh: "分清谁组织、谁放单、谁刷单、谁被骗",
    en: "It is clear who organised, who handed out tasks, who brushed, and who was deceived",
    whyZh: "刷手常常先被要求垫付，自己也是受骗的人。",
    whyEn: "Brushers are often made to pay in advance and are deceived themselves.",
  },
  relation: {
    zh: "评价人和商家的关系有凭据",
    en: "The tie between author and seller is proved",
    whyZh: "内部评价要证明的就是这层关系：雇员、亲属，或同行。",
    whyEn: "An insider's review stands or falls with it: employee, relative or competitor.",
  },
} as const satisfies Record<string, Words>;
