import { randomToken } from "@/lib/infra/crypto/tokens";
import type { DraftAnswers, DraftStep } from "@/lib/reports/draft";
import { saveAnswers } from "@/lib/reports/save-answers";

/** A whole set of answers, as somebody who found a cash-back card would give them. */
export const ANSWERS = {
  what: { kind: "cashback_card", paidInAdvance: false },
  where: {
    platform: "taobao",
    platformName: "",
    shopName: "好味零食铺",
    link: "https://item.taobao.com/item.htm?id=673212345678",
    product: "坚果礼盒",
    happenedOn: "2026-03-02",
  },
  seen: {
    story: "包裹里有一张卡，说晒五星好评返 5 元红包。",
    reviewText: "",
    reviewerNames: "",
    demands: ["five_stars", "pictures"],
    offers: ["red_packet"],
    offerAmount: "5 元",
    contacts: "微信 haowei888",
    orderNumber: "",
  },
  wish: { wish: "both", demand: "退还货款 39 元" },
  contact: { contactKind: "email", contact: "li.lei@example.com", updates: true },
} as const satisfies DraftAnswers;

/** A draft ready to be submitted; returns the browser's token. */
export async function answerDraft(changes: DraftAnswers = {}): Promise<string> {
  const token = randomToken();
  const answers: DraftAnswers = { ...ANSWERS, ...changes };
  for (const step of Object.keys(answers) as DraftStep[]) {
    const given = answers[step];
    if (given) await saveAnswers(token, step, given);
  }
  return token;
}
