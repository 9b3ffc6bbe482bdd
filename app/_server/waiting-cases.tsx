import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import type { Waiting } from "@/lib/cases/waiting-for";
import type { Translator } from "@/lib/i18n/translator";

/** Where somebody begins their day: cases that were given to them and questions to them, with the way to each. */
export function WaitingCases({ t, waiting }: { t: Translator; waiting: Waiting }): ReactElement | null {
  const { assigned, escalated } = waiting;
  const ways = [
    { key: "assigned", count: assigned, address: "mine=1" },
    { key: "escalated", count: escalated, address: "only=escalated" },
  ].filter(({ count }) => count > 0);
  if (ways.length === 0) return null;
  return (
    <Notice>
      {ways.map(({ key, count, address }) => (
        <p key={key}>
          <a href={`/${t.locale}/staff?${address}`}>{t(`desk.waiting.${key}`, { count })}</a>
        </p>
      ))}
    </Notice>
  );
}
