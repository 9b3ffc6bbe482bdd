import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Details } from "@/app/_ui/details";
import { holds } from "@/lib/access/staff";
import type { CaseView, RoutingView } from "@/lib/cases/case-view";
import { placeSeen } from "@/lib/cases/record-place";
import { listUnits } from "@/lib/cases/routing/list-units";
import type { Translator } from "@/lib/i18n/translator";
import { regionWords, unitWords } from "../../unit-words";
import { PlaceForm } from "./place-form";
import { liesWords, routeWords, whyThere } from "./route-words";
import { UnitForm } from "./unit-form";

type Props = { page: StaffPage; view: CaseView; list: string };

/** Where the case lies and by which rule of which version; which office is competent, why, and how sure that is. */
export function CaseRouting({ page, view, list }: Props): ReactElement | null {
  if (!view.routing) return null;
  const { t, formToken, staff } = page;
  const { unit, jurisdiction, place } = view.routing;
  const { region, office, reason, law, mark } = jurisdiction;
  const now = { operatorPlace: place.found, operatorRegion: place.region, operatorAddress: place.address };
  const words = { place: place.found ?? "", region: place.region ?? "", address: place.address ?? "" };
  const known = { ...words, seen: placeSeen(now), list };
  return (
    <section aria-labelledby="routing">
      <h2 id="routing">{t("rules.case.heading")}</h2>
      <p>
        <b>{unitWords(t, unit)}</b> <span className="muted">{whyThere(t, view.routing)}</span>
      </p>
      <Moved page={page} view={view} routing={view.routing} />
      {holds(staff, "case:assign") && !view.recusedMe ? (
        <Move page={page} view={view} list={list} routing={view.routing} />
      ) : null}
      <p>
        <b>{regionWords(t, region)}</b> {t(`rules.case.reasons.${reason}`)}
      </p>
      {office ? (
        <p>
          {t("rules.case.officeNamed", { office: office[t.locale] })}{" "}
          <span className="muted">
            {t("rules.case.officeMark", { mark: t(`staffCase.clocks.marks.${office.mark}`) })}
          </span>
        </p>
      ) : null}
      {place.address ? <p className="given">{place.address}</p> : null}
      <p className="muted">
        {t("rules.case.law", { law: t(`cases.laws.${law.law}`), mark: t(`staffCase.clocks.marks.${law.mark}`) })}{" "}
        {mark ? t("rules.case.placeMark", { mark: t(`staffCase.clocks.marks.${mark}`) }) : null}
      </p>
      {holds(staff, "case:decide:triage") && !view.recusedMe ? (
        <Details summary={t("rules.case.record")}>
          <PlaceForm t={t} formToken={formToken} reference={view.reference} typed={known} />
        </Details>
      ) : null}
    </section>
  );
}

type Routed = Omit<Props, "list"> & { routing: RoutingView };

/** Why somebody moved the case, where the rules had led it, and that they leave it alone now. */
function Moved({ page: { t, staff }, view, routing }: Routed): ReactElement | null {
  const { byHand } = routing;
  if (!byHand) return null;
  const ruled = { unit: unitWords(t, byHand.ruled), route: routeWords(t, routing) };
  return (
    <>
      <blockquote className="given">{byHand.reason}</blockquote>
      <p className="muted">
        {routing.route ? t("rules.case.move.ruled", ruled) : null} {t("rules.case.move.stays")}
      </p>
      {holds(staff, "case:decide:triage") ? (
        <p>
          <a href={exampleAddress(t, view, routing)}>{t("rules.case.move.example")}</a>
        </p>
      ) : null}
    </>
  );
}

/** The form of the test table with the facts of this case; the reporter's words stand in no address. */
function exampleAddress(t: Translator, view: CaseView, { unit, jurisdiction }: RoutingView): string {
  const { reference: name, behaviour, platform } = view;
  const facts = { name, behaviour, platform, region: jurisdiction.region ?? "", unit: unit?.id ?? "" };
  return `/${t.locale}/staff/rules?${new URLSearchParams(facts)}#name-example`;
}

async function Move({ page, view, list, routing }: Routed & { list: string }): Promise<ReactElement | null> {
  const { t, formToken, staff } = page;
  const listed = await listUnits(staff);
  const units = listed.ok ? listed.units.filter(({ id }) => id !== routing.unit?.id) : [];
  if (units.every(({ closed }) => closed) && !routing.unit) return null;
  const typed = { unit: "", reason: "", seen: routing.seen, shown: liesWords(t, routing), list };
  return (
    <Details summary={t("rules.case.move.open")}>
      <UnitForm {...{ t, formToken, units, typed }} reference={view.reference} />
    </Details>
  );
}
