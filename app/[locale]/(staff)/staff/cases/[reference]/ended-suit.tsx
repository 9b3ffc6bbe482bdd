import type { ReactElement } from "react";
import type { HoldToLift } from "@/lib/enforcement/holds-of-suits";
import type { Translator } from "@/lib/i18n/translator";
import { endValues } from "../../suits/suit-words";

type Props = { t: Translator; hold: HoldToLift /** Where the form is, from a page that has none. */; form?: string };

/** Of a hold for a suit: that the suit is over, since when, and that somebody can ask now. */
export function EndedSuit({ t, hold, form }: Props): ReactElement {
  const { suit, ended, asked } = hold;
  const said = { ...endValues(t, ended), defendant: suit.defendant };
  return (
    <p>
      {t(`suits.holds.${asked ? "onCaseAsked" : "onCase"}`, said)}{" "}
      {form && !asked ? (
        <>
          <a href={form}>{t("suits.holds.askHere")}</a>
          {" · "}
        </>
      ) : null}
      <a href={`/${t.locale}/staff/suits/${suit.id}`}>{t("suits.holds.toSuit")}</a>
    </p>
  );
}
