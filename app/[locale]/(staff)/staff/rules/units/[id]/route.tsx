import { staffScreen } from "@/app/_server/staff-screen";
import { listUnits } from "@/lib/cases/routing/list-units";
import { groundsSeen } from "@/lib/cases/routing/recommend-grounds";
import { unitWords } from "../../../unit-words";
import { GroundsForm } from "./grounds-form";

/** The grounds that a desk is recommended to use. */
export const GET = staffScreen("rules:change", async ({ params, t, formToken, staff }) => {
  const listed = await listUnits(staff);
  const unit = listed.ok ? listed.units.find(({ id }) => id === params.id) : undefined;
  if (!unit) return null;
  const { id, grounds } = unit;
  return {
    title: t("rules.grounds.title"),
    current: "rules",
    children: (
      <div className="stack column">
        <h1>{t("rules.grounds.of", { unit: unitWords(t, unit) })}</h1>
        <p>{t("rules.grounds.lead")}</p>
        <GroundsForm t={t} formToken={formToken} unitId={id} chosen={grounds} seen={groundsSeen(grounds)} />
      </div>
    ),
  };
});
