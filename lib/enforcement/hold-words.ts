import { translatorFor } from "@/lib/i18n/translator";

const t = translatorFor("zh");

/** Why a case is kept as it is, for whoever reads the hold: in Chinese, as people write it there. */
export function holdFor(defendant: string, matter = ""): { matter: string; reason: string } {
  return { matter, reason: t("suits.holdReason", { defendant }) };
}
