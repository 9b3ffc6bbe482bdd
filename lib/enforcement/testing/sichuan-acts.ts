import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { recordMoney } from "@/lib/cases/money/record-money";
import { draftLetter } from "@/lib/cases/preservation/draft-letter";
import { markLetterSent } from "@/lib/cases/preservation/mark-letter-sent";
import { readPreservation } from "@/lib/cases/preservation/read-preservation";
import { recordTransaction } from "@/lib/cases/preservation/record-transaction";
import { type Keys, must, on } from "@/lib/enforcement/testing/sichuan";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import type { DraftAnswers } from "@/lib/reports/draft";
import { recordIntake } from "@/lib/reports/record-intake";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";

/** The shop of the story: an invented name, on a real platform. */
const WHERE = {
  ...ANSWERS.where,
  platform: "dianping",
  shopName: "拾味小馆",
  link: "https://www.dianping.com/shop/demo000008",
  product: "“试吃团”招募",
  happenedOn: "2024-03-20",
} as const;
const PARCELS = {
  courier: "",
  waybills: [],
  orderedAt: "",
  collectedAt: "",
  signedAt: "",
  reviewedAt: "",
  oddities: [],
};

/** What somebody tells of the shop, in words of their own. */
export function tellingOf(story: string, address: string): DraftAnswers {
  const asked = { demands: ["five_stars", "set_words", "pictures"], offers: ["full_refund"] } as const;
  const seen = { ...ANSWERS.seen, ...asked, story, offerAmount: "餐费全退", contacts: "微信 shiwei-tasters" };
  return {
    what: { kind: "brushing_group", paidInAdvance: false },
    where: WHERE,
    seen: { ...seen, demands: [...asked.demands], offers: [...asked.offers] },
    logistics: PARCELS,
    wish: { wish: "report", demand: "" },
    contact: { contactKind: "email", contact: address, updates: true },
  };
}

/** The platform's letter, as the clerk takes it in with its scan. */
export async function whenTheLetterArrives(clerk: Staff): Promise<Keys> {
  const story = "招募“体验官”到店消费，五星评价后返还餐费：“招募—消费—写评—返款”。返还餐费 10371 元，服务费 5000 元。";
  const file = await takenFile(await screenshot("png", 2024));
  const sender = { senderKind: "platform", sender: "某点评平台", senderReference: "线索〔2024〕17号" } as const;
  const letter = { ...sender, letterDate: "2024-04-10", shops: ["巷子火锅"], ourReference: "", file };
  const answers = tellingOf(story, "clues@platform.example.com");
  const intake = { channel: "clue_letter", locale: "zh", answers, onceKey: randomUUID(), letter } as const;
  const { receipt } = must(await recordIntake(clerk, intake, on("2024-04-10")));
  return { reference: receipt.receipt.reference, code: receipt.code };
}

/** The platform is asked to keep the records of a meal that was refunded. */
export async function whenThePlatformIsAskedToKeep(officer: Staff, reference: string): Promise<string> {
  const now = on("2024-04-12");
  const bought = { reference, label: "返款 268 元", completedOn: "2024-03-20", onceKey: randomUUID() };
  must(await recordTransaction(officer, bought, now));
  const { view } = must(await readPreservation(officer, reference, now));
  const body = draftLetter({ ...view, platform: "大众点评", now }).join("\n");
  const sent = { reference, addressee: "大众点评", body, sentOn: "2024-04-12", onceKey: randomUUID() };
  must(await markLetterSent(officer, sent, now));
  return body;
}

const QUARTER = { from: "2024-01-01", to: "2024-03-31" } as const;

/** What is known of the money: refunds and fee from the letter, the earlier fine from the public register. */
export async function whenTheMoneyIsRecorded(reviewer: Staff, reference: string, evidenceId: string): Promise<void> {
  const now = on("2024-04-17");
  const entry = { high: "", corrects: "", strike: "", reference };
  const facts = [
    { kind: "refund", low: "10,371", ...QUARTER, evidenceId, source: "" },
    { kind: "gain", low: "5000", ...QUARTER, evidenceId, source: "" },
    { kind: "earlier_fine", low: "50000", from: "2022-08-01", to: "2022-08-31", evidenceId: "", source: "处罚公示" },
  ];
  for (const fact of facts) must(await recordMoney(reviewer, { ...entry, ...fact, onceKey: randomUUID() }, now));
}
