import type { ReactNode } from "react";
import { Tag } from "@/app/_ui/tag";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { GAPS, ITEMS } from "@/lib/enforcement/art-four";
import type { SuitRow } from "@/lib/enforcement/list-suits";
import type { Translator } from "@/lib/i18n/translator";
import { dayWords, SUIT_TONES } from "./suit-words";

export const SUIT_COLUMNS = ["defendant", "state", "next", "stands", "cases"] as const;

/** One suit as a line of the board. */
export function suitCells(t: Translator, suit: SuitRow, now: Date): ReactNode[] {
  const { id, defendant, state, cases } = suit;
  return [
    <a key="defendant" href={`/${t.locale}/staff/suits/${id}`}>
      {defendant}
    </a>,
    <Tag key="state" tone={SUIT_TONES[state]}>
      {t(`suits.states.${state}`)}
    </Tag>,
    <NextDay key="next" t={t} suit={suit} now={now} />,
    standsWords(t, suit),
    String(cases),
  ];
}

function standsWords(t: Translator, { state, court, number, missing }: SuitRow): string {
  if (state !== "prepared") return court ? t("suits.atCourt", { court, number }) : "–";
  const open = new Set(missing.map((gap) => GAPS[gap]));
  return t("suits.ready", { done: ITEMS.length - open.size });
}

function NextDay({ t, suit: { next, toLetGo }, now }: { t: Translator; suit: SuitRow; now: Date }): ReactNode {
  if (!next && toLetGo > 0) return <Tag tone="waiting">{t("suits.holds.onBoard", { count: toLetGo })}</Tag>;
  if (!next) return <span className="muted">{t("suits.nextNone")}</span>;
  const late = next < shanghaiDate(now);
  const said = t(late ? "suits.nextLate" : "suits.next", { date: dayWords(t, next) });
  return <Tag tone={late ? "late" : "waiting"}>{said}</Tag>;
}
