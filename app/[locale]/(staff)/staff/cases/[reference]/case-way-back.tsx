import type { ReactElement } from "react";
import type { Translator } from "@/lib/i18n/translator";

/** The way back from a page about one thing of a case. */
export function BackToCase({ visit: { t }, reference }: { visit: { t: Translator }; reference: string }): ReactElement {
  return (
    <p>
      <a href={`/${t.locale}/staff/cases/${reference}`}>{t("staffCase.title", { reference })}</a>
    </p>
  );
}
