import { StaffForm } from "@/app/_server/staff-form";
import { staffScreen } from "@/app/_server/staff-screen";
import { Checkboxes } from "@/app/_ui/choice-list";
import { GROUNDS, type GroundList, groundsOf } from "@/lib/cases/grounds";
import { listUnits } from "@/lib/cases/routing/list-units";
import { unitWords } from "../../../unit-words";

/** The grounds that a desk is recommended to use. */
export const GET = staffScreen("rules:change", async ({ params, t, formToken, staff }) => {
  const { id } = params;
  const listed = await listUnits(staff);
  const unit = listed.ok ? listed.units.find((one) => one.id === id) : undefined;
  if (!unit) return null;
  return {
    title: t("rules.grounds.title"),
    current: "rules",
    children: (
      <div className="stack column">
        <h1>{t("rules.grounds.of", { unit: unitWords(t, unit) })}</h1>
        <p>{t("rules.grounds.lead")}</p>
        <StaffForm
          t={t}
          formToken={formToken}
          action={`/${t.locale}/staff/rules/units/${id}/grounds`}
          button={t("rules.grounds.save")}
        >
          {(Object.keys(GROUNDS) as GroundList[]).map((list) => (
            <Checkboxes
              key={list}
              name="ground"
              id={`ground-${list}`}
              legend={t(`rules.grounds.lists.${list}`)}
              choices={groundsOf(list).map((ground) => ({
                value: `${list}.${ground}`,
                label: t(`cases.grounds.${list}.${ground}.label`),
              }))}
              values={unit.grounds}
              columns
            />
          ))}
        </StaffForm>
      </div>
    ),
  };
});
