import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/require-staff";
import { Details } from "@/app/_ui/details";
import { holds } from "@/lib/access/staff";
import type { CaseView, RoutingView } from "@/lib/cases/case-view";
import type { Translator } from "@/lib/i18n/translator";
import { regionWords, unitWords } from "../../unit-words";
import { PlaceForm } from "./place-form";

type Props = { page: StaffPage; view: CaseView; list: string };

/** Where the case lies and by which rule of which version; which office is competent, why, and how sure that is. */
export function CaseRouting({ page: { t, formToken, staff }, view, list }: Props): ReactElement | null {
  if (!view.routing) return null;
  const { unit, jurisdiction, place } = view.routing;
  const { region, reason, law, mark } = jurisdiction;
  const known = { place: place.found ?? "", region: place.region ?? "", address: place.address ?? "", list };
  return (
    <section aria-labelledby="routing">
      <h2 id="routing">{t("rules.case.heading")}</h2>
      <p>
        <b>{unitWords(t, unit)}</b> <span className="muted">{routeWords(t, view.routing)}</span>
      </p>
      <p>
        <b>{regionWords(t, region)}</b> {t(`rules.case.reasons.${reason}`)}
      </p>
      {place.address ? <p className="given">{place.address}</p> : null}
      <p className="muted">
        {t("rules.case.law", { law: t(`cases.laws.${law.law}`), mark: t(`staffCase.clocks.marks.${law.mark}`) })}{" "}
        {mark ? t("rules.case.placeMark", { mark: t(`staffCase.clocks.marks.${mark}`) }) : null}
      </p>
      {holds(staff, "case:decide:triage") ? (
        <Details summary={t("rules.case.record")}>
          <PlaceForm t={t} formToken={formToken} reference={view.reference} typed={known} />
        </Details>
      ) : null}
    </section>
  );
}

function routeWords(t: Translator, { route }: RoutingView): string {
  if (!route) return t("rules.case.noRules");
  const { number, name, version, cause } = route;
  const by =
    number === null
      ? t("rules.case.byRest", { version })
      : t("rules.case.byRule", { number, name: name ?? "", version });
  return `${by} · ${t(`rules.case.because.${cause}`)}`;
}
