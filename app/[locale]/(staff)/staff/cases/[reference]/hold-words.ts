import type { HoldFact } from "@/lib/evidence/litigation-hold";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

/** A hold in a few words: what it rests on, for which file, since when, and with which case where it stands on another one. */
export function holdWords(t: Translator, { basis, matter, placedAt, heldWith }: HoldFact): string {
  const said = { basis: t(`litigation.bases.${basis}`), matter, date: longDate(t.locale, placedAt) };
  const words = t(matter ? "litigation.named" : "litigation.unnamed", said);
  return heldWith ? t("litigation.heldWith", { reference: heldWith, words }) : words;
}
