import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { type AfterPenalty, REWARD, rewardOn, SERIOUS_LIST } from "@/lib/cases/money/after-penalty";
import { FINE_RULES } from "@/lib/cases/money/figures";
import type { Translator } from "@/lib/i18n/translator";
import { yuan } from "@/lib/i18n/yuan";
import { sourceWords } from "./amount-words";

/** The lowest fine whose figures we know: what a reward would be at the least. */
const EXAMPLE_FEN = FINE_RULES.find(({ ordinary }) => ordinary)?.ordinary?.low ?? 0;

/** What may follow a penalty: the list of serious violations for the merchant, a reward for whoever reported. */
export function AfterSection({ t, after }: { t: Translator; after: AfterPenalty }): ReactElement {
  const columns = (["grade", "share", "least", "example"] as const).map((key) => ({
    key,
    label: t(`money.after.columns.${key}`, { fine: yuan(t.locale, EXAMPLE_FEN) }),
  }));
  const rows = REWARD.grades.map((grade) => ({
    key: String(grade.grade),
    cells: [
      t(`money.after.grades.${grade.grade}`),
      `${grade.percent} %`,
      yuan(t.locale, grade.leastFen),
      yuan(t.locale, rewardOn(EXAMPLE_FEN, grade)),
    ],
  }));
  return (
    <section aria-labelledby="after">
      <h2 id="after">{t("money.after.heading")}</h2>
      <p>{t(`money.after.standing.${after.standing}`)}</p>
      <h3>{t("money.after.list")}</h3>
      <p>{t(after.listNames ? "money.after.named" : "money.after.notNamed")}</p>
      <p className="muted">{sourceWords(t, SERIOUS_LIST)}</p>
      <h3>{t("money.after.reward")}</h3>
      <p>{t("money.after.conditions", { most: yuan(t.locale, REWARD.mostFen) })}</p>
      <p>{t(after.reachable ? "money.after.reachable" : "money.after.unreachable")}</p>
      <DataTable caption={t("money.after.reward")} captionHidden columns={columns} rows={rows} empty="" />
      <p className="muted">{sourceWords(t, REWARD)}</p>
    </section>
  );
}
