import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import type { CaseView } from "@/lib/cases/case-view";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

/** That the reporter wrote or added files since the page was last opened; opening it has just taken the mark away. */
export function WroteBanner({ t, view }: { t: Translator; view: CaseView }): ReactElement | null {
  if (!view.reporterWroteAt) return null;
  return (
    <Notice>
      {t("staffCase.wrote.since", { date: dateTime(t.locale, view.reporterWroteAt) })}{" "}
      <a href="#messages">{t("staffCase.wrote.messages")}</a> · <a href="#evidence">{t("staffCase.wrote.evidence")}</a>
    </Notice>
  );
}
