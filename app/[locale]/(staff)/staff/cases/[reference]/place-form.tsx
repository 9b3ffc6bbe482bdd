import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { Radios } from "@/app/_ui/choice-list";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { PLACES_FOUND } from "@/lib/cases/jurisdiction";
import type { PlaceFault } from "@/lib/cases/record-place";
import type { Translator } from "@/lib/i18n/translator";
import { regionOptions } from "../../unit-words";

/** `seen`: what was known when the page was made; see placeSeen. */
export const PLACE_FIELDS = ["place", "region", "address", "seen", "list"] as const;
export type PlaceTyped = Record<(typeof PLACE_FIELDS)[number], string>;

type Props = { t: Translator; formToken: string; reference: string; typed: PlaceTyped; fault?: PlaceFault | undefined };

const FIELD_OF = { place_missing: "place", region_missing: "region", address_too_long: "address" } as const;

/** What was found of the operator's address. */
export function PlaceForm({ t, formToken, reference, typed, fault }: Props): ReactElement {
  const message = fault ? t(`rules.case.faults.${fault}`) : "";
  const error = (field: string) => (fault && FIELD_OF[fault] === field ? message : undefined);
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/cases/${reference}/place`}
      button={t("rules.case.save")}
      errors={fault ? [{ fieldId: FIELD_OF[fault], message }] : []}
    >
      <input type="hidden" name="list" value={typed.list} />
      <input type="hidden" name="seen" value={typed.seen} />
      <Radios
        name="place"
        legend={t("rules.case.found")}
        choices={PLACES_FOUND.map((value) => ({ value, label: t(`rules.case.${value}`) }))}
        value={typed.place}
        error={error("place")}
      />
      <SelectField
        name="region"
        label={t("rules.case.region")}
        placeholder={t("rules.noRegion")}
        value={typed.region}
        options={regionOptions(t)}
        error={error("region")}
      />
      <TextField name="address" label={t("rules.case.address")} value={typed.address} error={error("address")} />
    </StaffForm>
  );
}
