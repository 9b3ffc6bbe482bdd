import type { RoutingView } from "@/lib/cases/case-view";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { unitWords } from "../../unit-words";

/** By which rule of which version a case came to its desk. */
export function routeWords(t: Translator, { route }: Pick<RoutingView, "route">): string {
  if (!route) return t("rules.case.noRules");
  const { number, name, version, cause } = route;
  const by =
    number === null
      ? t("rules.case.byRest", { version })
      : t("rules.case.byRule", { number, name: name ?? "", version });
  return `${by} · ${t(`rules.case.because.${cause}`)}`;
}

/** Who moved it there, or which rule led it there. */
export function whyThere(t: Translator, routing: RoutingView): string {
  const { byHand } = routing;
  if (!byHand) return routeWords(t, routing);
  return t("rules.case.move.by", { by: byHand.by, date: dateTime(t.locale, byHand.at) });
}

/** Where a case lies and why, in one line. */
export function liesWords(t: Translator, routing: RoutingView): string {
  return `${unitWords(t, routing.unit)} · ${whyThere(t, routing)}`;
}
