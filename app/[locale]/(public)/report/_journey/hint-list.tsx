import type { ReactElement } from "react";
import type { Translator } from "@/lib/i18n/translator";
import { COURIERS } from "@/lib/reports/couriers";
import type { LogisticsHint } from "@/lib/reports/logistics-hints";

function sentence(t: Translator, hint: LogisticsHint): string {
  if (hint.reason === "before") {
    const field = t(`report.logistics.${hint.field}.label`);
    return t("report.logistics.before", { field, earlier: t(`report.logistics.${hint.earlier}.label`) });
  }
  if (!hint.courier) return t("report.logistics.unusualWaybillAny", { waybill: hint.waybill });
  const courier = COURIERS[hint.courier];
  const form = courier.form[t.locale];
  return t("report.logistics.unusualWaybill", { waybill: hint.waybill, courier: courier[t.locale], form });
}

/** What is worth a second look, one sentence each. */
export function HintList({ t, hints }: { t: Translator; hints: readonly LogisticsHint[] }): ReactElement {
  return (
    <ul>
      {hints.map((hint) => (
        <li key={sentence(t, hint)}>{sentence(t, hint)}</li>
      ))}
    </ul>
  );
}
