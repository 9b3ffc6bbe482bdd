import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import { STAGES } from "@/lib/cases/figures/figure";
import { shareOf } from "@/lib/cases/figures/history";
import { MOST_LATE } from "@/lib/cases/figures/late-clocks";
import type { FiguresView } from "@/lib/cases/figures/read-figures";
import type { UnitView } from "@/lib/cases/routing/queries";
import { titleForStaff } from "@/lib/clocks/clock-rule";
import type { Translator } from "@/lib/i18n/translator";
import { partWords, shareWords } from "./figures-words";

type Props = { t: Translator; view: FiguresView; units: readonly UnitView[] };

/** The ten seconds: are promises kept, what is late, where does most of it lie and what does it wait for. */
export function InShort({ t, view, units }: Props): ReactElement {
  const { live, since } = view;
  if (since === null) return <Notice>{t("figures.empty")}</Notice>;
  return (
    <Notice tone={live.overdue > 0 ? "warning" : "success"}>
      <p>{promiseWords({ t, view, units })}</p>
      <p>{lateWords(t, view)}</p>
      {view.late.length > 0 ? <p>{missedWords(t, view)}</p> : null}
      <p>{pileWords({ t, view, units })}</p>
    </Notice>
  );
}

function promiseWords({ t, view: { total, request }, units }: Props): string {
  const words = t(`figures.ranges.${request.range}`);
  const part = partWords(t, request.part, units);
  const range = request.part.dimension === "all" ? words : t("figures.short.within", { range: words, part });
  if (total.answered + total.decided === 0) return t("figures.short.noPromise", { range });
  const answered = shareWords(t, shareOf(total.answeredInTime, total.answered));
  return t("figures.short.promise", {
    range,
    answered,
    decided: shareWords(t, shareOf(total.decidedInTime, total.decided)),
  });
}

function lateWords(t: Translator, { live }: FiguresView): string {
  const { overdue, pending, due_soon: soon } = live;
  if (overdue === 0) return t("figures.short.nothingLate", { pending, soon });
  return t("figures.short.late", { overdue, pending, soon, share: shareOf(overdue, pending) ?? 0 });
}

/** What is late by law stands apart from what the portal itself has promised. */
function missedWords(t: Translator, { late, live }: FiguresView): string {
  const clocks = late.map(({ rule, count }) => {
    const words = { rule: titleForStaff(rule)[t.locale], whose: t(`queue.whose.${rule.binds}`), count };
    return t("figures.short.missedOne", words);
  });
  const said = { clocks: clocks.join(t("figures.short.and")), most: MOST_LATE };
  return t(live.overdue > MOST_LATE ? "figures.short.missedOldest" : "figures.short.missed", said);
}

/** The largest pile, and the stage that holds most of it. */
function pileWords({ t, view, units }: Props): string {
  const [pile] = view.parts;
  if (!pile || pile.live.pending === 0) return t("figures.short.noPile");
  const { live, value } = pile;
  const stage = STAGES.toSorted((one, other) => live[other] - live[one])[0] ?? "under_way";
  return t("figures.short.pile", {
    part: partWords(t, { dimension: view.request.by, value }, units),
    pending: live.pending,
    count: live[stage],
    stage: t(`figures.stages.${stage}`),
  });
}
