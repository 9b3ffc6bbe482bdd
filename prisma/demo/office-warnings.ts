import type { Staff } from "@/lib/access/staff";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import { draftWarnings } from "@/lib/transparency/draft-warnings";
import { moveWarning } from "@/lib/transparency/move-warning";
import { readWarnings } from "@/lib/transparency/read-warnings";
import { setWarningRule } from "@/lib/transparency/warning-rule";
import { done, minutes, type OfficeAct, type OfficeStage } from "./office-act";
import { SHOPS, type ShopKey } from "./shops";

const RULE = { reporters: 5, windowDays: 90 };
const ADVICE = {
  zh: "收到这样的卡片，请拍照留存；不要为了返现写并不真实的评价。",
  en: "If you find such a card, keep a photo of it; do not write a review that is not true for the money.",
};
const KEEP = {
  zh: "有人用退款换您删除差评时，请先截图，再告诉平台和我们。",
  en: "If you are offered money to delete a bad review, take a screenshot first, then tell the platform and us.",
};

async function draftAbout(staff: Staff, shop: ShopKey) {
  const read = done("reading the warnings", await readWarnings(staff));
  const found = read.warnings.find(({ shopName, state }) => shopName === SHOPS[shop].name && state === "draft");
  if (!found) throw new Error(`demo: no warning was drafted about ${shop}`);
  return found;
}

/** Whoever works on the cases rounds the draft off, and a supervisor approves it. */
async function approved({ crew, at }: OfficeStage, shop: ShopKey, more: { zh: string; en: string }) {
  const { id, version, textZh, textEn } = await draftAbout(crew.officer, shop);
  const texts = { textZh: `${textZh}${more.zh}`, textEn: `${textEn} ${more.en}` };
  done("a text", await moveWarning(crew.officer, { id, version, action: "write", texts }, at));
  const next = { id, version: version + 1, action: "approve" } as const;
  done("an approval", await moveWarning(crew.supervisor, next, minutes(at, 15)));
  return { id, version: version + 2 };
}

/** The machine drafts, people check: one warning is out, one is approved and waits for a second supervisor. */
export const WARNINGS: OfficeAct = {
  days: 1.1,
  about: ["mianyu-card-new", "mianyu-card-tag", "jiguang-calls", "jiguang-deleted"],
  play: async (stage) => {
    const { crew, at } = stage;
    done("the threshold", await setWarningRule(crew.supervisor_two, RULE, at));
    await draftWarnings((platform, locale) => (isPlatformId(platform) ? PLATFORMS[platform][locale] : ""), at);
    const first = await approved({ ...stage, at: minutes(at, 5) }, "mianyu", ADVICE);
    const until = addDays(shanghaiDate(at), 90);
    const out = { ...first, action: "publish", until } as const;
    done("a publication", await moveWarning(crew.supervisor_two, out, minutes(at, 25)));
    await approved({ ...stage, at: minutes(at, 30) }, "jiguang", KEEP);
  },
};
