import type { ReactElement } from "react";
import type { Translator } from "@/lib/i18n/translator";

type Props = {
  visit: { t: Translator };
  reference: string;
  /** To this very number, also where it was merged into another: what is done there needs its own claim. */
  itself?: boolean;
};

/** The way back from a page about one thing of a case. */
export function BackToCase({ visit: { t }, reference, itself }: Props): ReactElement {
  return (
    <p>
      <a href={`/${t.locale}/staff/cases/${reference}${itself ? "?merged=1" : ""}`}>
        {t("staffCase.title", { reference })}
      </a>
    </p>
  );
}
