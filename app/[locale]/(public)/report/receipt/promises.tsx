import type { ReactElement } from "react";
import type { Visit } from "@/app/_server/visit";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { ruleVersion } from "@/lib/clocks/rules";
import { dueDate } from "@/lib/i18n/dates";
import type { ReceiptPromise } from "@/lib/reports/receipt";
import { ruleWords } from "../_journey/rule-words";

/** By which day what is due, and under which rule; a number of days that nobody has confirmed says so. */
export function Promises({ visit, promises }: { visit: Visit; promises: readonly ReceiptPromise[] }): ReactElement {
  const { t, locale } = visit;
  return (
    <ul className="plain">
      {promises.map((promise) => {
        const rule = ruleVersion(promise.ruleId, promise.ruleVersion);
        const date = dueDate(locale, startOfShanghaiDay(promise.by));
        return (
          <li key={promise.ruleId}>
            <b>{t("receipt.by", { date })}</b> {rule.title[locale]}
            <br />
            <span className="small">{ruleWords(t, rule)}</span>
          </li>
        );
      })}
    </ul>
  );
}
