import type { ReactElement } from "react";
import { Timeline } from "@/app/_ui/timeline";
import { SAID_OF } from "@/lib/enforcement/suit";
import type { Translator } from "@/lib/i18n/translator";
import { yuan } from "@/lib/i18n/yuan";
import { dayWords } from "../suit-words";
import type { Shown } from "./suit-outcome";

type Step = Shown["view"]["steps"][number];

/** What happened in court, the latest first. */
export function SuitHistory({ visit: { t }, view }: Shown): ReactElement {
  const labels = { done: t("ui.timelineDone"), now: t("ui.timelineNow"), next: t("ui.timelineNext") };
  const events = view.steps.toReversed().map((step) => ({
    key: step.id,
    state: "done" as const,
    what: t(`staffCase.activity.kinds.${SAID_OF[step.move].event}`),
    when: t("suits.historyOne", { day: dayWords(t, step.day), name: view.names.get(step.staffId) ?? "" }),
    dateTime: step.day,
    detail: <Said t={t} step={step} />,
  }));
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t("suits.history")}</h2>
      {events.length === 0 ? (
        <p className="muted">{t("suits.noHistory")}</p>
      ) : (
        <Timeline events={events} labels={labels} />
      )}
    </section>
  );
}

function Said({ t, step: { facts, words } }: { t: Translator; step: Step }): ReactElement {
  const { court, number, to, granted, amount, apologyIn, packets } = facts;
  const claims = granted.map((claim) => t(`suits.claims.${claim}`)).join(t("access.listSeparator"));
  const lines = [
    court ? t("suits.said.court", { court, number }) : "",
    to ? t("suits.said.to", { to }) : "",
    claims ? t("suits.said.granted", { claims }) : "",
    amount === null ? "" : t("suits.said.amount", { amount: yuan(t.locale, amount) }),
    apologyIn ? t("suits.said.apologyIn", { place: apologyIn }) : "",
    packets.length > 0 ? t("suits.said.packets", { count: packets.length }) : "",
    words ? t("suits.said.words", { words }) : "",
  ];
  return (
    <>
      {lines.filter(Boolean).map((line) => (
        <p key={line} className="given">
          {line}
        </p>
      ))}
    </>
  );
}
