import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffForm } from "@/app/_server/staff-form";
import { StaffFrame } from "@/app/_server/staff-frame";
import { Checkboxes } from "@/app/_ui/choice-list";
import { GROUNDS, type GroundList, groundsOf } from "@/lib/cases/grounds";
import { listUnits } from "@/lib/cases/routing/list-units";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { unitWords } from "../../../unit-words";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("rules.grounds.title") };
}

export default guardedPage(async function UnitPage({ params }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "rules:change");
  const { t, formToken, staff } = page;
  const { id } = await params;
  const listed = await listUnits(staff);
  const unit = listed.ok ? listed.units.find((one) => one.id === id) : undefined;
  if (!unit) notFound();
  return (
    <StaffFrame page={page} current="rules">
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
    </StaffFrame>
  );
});
