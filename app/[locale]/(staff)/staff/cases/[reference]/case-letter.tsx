import type { ReactElement } from "react";
import { SummaryList } from "@/app/_ui/summary-list";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { clueLetterOf } from "@/lib/reports/clue-letter-of";

/** The clue letter that opened the case: from whom, under which number, of which day, and what else it names. */
export async function CaseLetter({ t, caseId }: { t: Translator; caseId: string }): Promise<ReactElement | null> {
  const letter = await clueLetterOf(caseId);
  if (!letter) return null;
  const { senderKind, sender, senderReference, letterDate, shops, file } = letter;
  const rows = {
    sender: t("intake.letter.from", { sender, kind: t(`intake.letter.senders.${senderKind}`) }),
    senderReference,
    letterDate: longDate(t.locale, startOfShanghaiDay(letterDate)),
    letterShops: shops.join(t("access.listSeparator")),
    file: file === null ? "" : t("intake.letter.asEvidence", { n: file }),
  };
  const said = Object.entries(rows).filter(([, value]) => value !== "");
  return (
    <section aria-labelledby="letter">
      <h2 id="letter">{t("intake.letter.group")}</h2>
      <SummaryList rows={said.map(([key, value]) => ({ key, label: t(`intake.letter.fields.${key}`), value }))} />
    </section>
  );
}
