import type { Lapse } from "@/lib/cases/preservation/lapse";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import { translatorFor } from "@/lib/i18n/translator";

/** The letter goes to platforms in China: its words are Chinese, whoever drafts it. */
const t = translatorFor("zh");

export type LetterFacts = {
  reference: string;
  office: string;
  platform: string;
  shop: string;
  link: string;
  lapses: readonly Lapse[];
  now: Date;
};

/**
 * A letter that asks a platform to keep the records of these transactions (电子商务法 arts. 31, 62), line by line. It
 * names no reporter and says nothing of guilt; whoever sends it has read it first.
 */
export function draftLetter({ reference, office, platform, shop, link, lapses, now }: LetterFacts): string[] {
  const day = (date: string) => longDate("zh", startOfShanghaiDay(date));
  const list = lapses.map(({ transaction: { label, completedOn }, due }, index) => {
    const values = { n: index + 1, label: label || t("preserve.letter.unnamed"), completed: day(completedOn) };
    return due ? t("preserve.letter.item", { ...values, due: day(due) }) : t("preserve.letter.itemOld", values);
  });
  const about = { shop: shop || t("preserve.letter.unnamedShop"), reference };
  return [
    t("preserve.letter.title"),
    t("preserve.letter.number", { reference }),
    t("preserve.letter.to", { platform }),
    t("preserve.letter.about", about),
    ...(link ? [t("preserve.letter.link", { link })] : []),
    t("preserve.letter.law"),
    t("preserve.letter.ask"),
    ...list,
    t("preserve.letter.what"),
    t("preserve.letter.answer"),
    t("preserve.letter.standing"),
    office,
    longDate("zh", now),
  ];
}
