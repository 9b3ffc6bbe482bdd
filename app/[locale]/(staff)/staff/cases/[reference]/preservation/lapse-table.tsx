import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Tag, type TagTone } from "@/app/_ui/tag";
import type { Lapse, LapseState } from "@/lib/cases/preservation/lapse";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { lapseWords } from "./lapse-words";

/** A state of the countdown as a shape and a word. */
export const LAPSE_TONES: Record<LapseState, TagTone> = { kept: "moving", soon: "waiting", lapsed: "late" };

const COLUMNS = ["label", "completed", "state", "left", "act"] as const;

type Props = { t: Translator; lapses: readonly Lapse[]; formToken: string; at: string; mayRecord: boolean };

/** The transactions of a case, the first to lapse on top; what staff recorded by mistake can be taken off. */
export function LapseTable(props: Props): ReactElement {
  const { t, lapses } = props;
  return (
    <DataTable
      caption={t("preserve.transactions")}
      captionHidden
      columns={COLUMNS.map((key) => ({ key, label: t(`preserve.columns.${key}`) }))}
      rows={lapses.map((lapse) => ({ key: lapse.transaction.id, cells: cellsOf(props, lapse) }))}
      empty={t("preserve.unknown")}
    />
  );
}

function cellsOf({ t, formToken, at, mayRecord }: Props, lapse: Lapse) {
  const { id, label, completedOn, from } = lapse.transaction;
  return [
    label || t("preserve.unnamed"),
    `${longDate(t.locale, startOfShanghaiDay(completedOn))} · ${t(`preserve.from.${from}`)}`,
    <Tag key="state" tone={LAPSE_TONES[lapse.state]}>
      {t(`preserve.states.${lapse.state}`)}
    </Tag>,
    lapseWords(t, lapse),
    mayRecord && from === "recorded" ? (
      <form key="act" method="post" action={`${at}/transactions`}>
        <input type="hidden" name={TOKEN_FIELD} value={formToken} />
        <input type="hidden" name="id" value={id} />
        <Button variant="secondary" name={BUTTON_FIELD} value="withdraw">
          {t("preserve.withdraw")}
        </Button>
      </form>
    ) : null,
  ];
}
