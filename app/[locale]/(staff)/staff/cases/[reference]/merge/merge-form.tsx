import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { groundsOf } from "@/lib/cases/grounds";
import type { Sides } from "@/lib/cases/merges/find-pair";
import type { MergeField } from "@/lib/cases/merges/merge-case";

export const MERGE_FIELDS = [
  "into",
  "ground",
  "reason",
  "head",
  "version",
  "headVersion",
  "seenOne",
  "seenHead",
  "onceKey",
] as const;
export type MergeTyped = Record<(typeof MERGE_FIELDS)[number], string>;

type Props = {
  visit: StaffVisit;
  asked: { reference: string };
  outcome: { typed?: MergeTyped; problems?: Partial<Record<MergeField, string>> };
  seen: Sides;
};

/** Why the two are one matter. The hidden fields say what was shown, so that a case that has moved since is noticed. */
export function MergeForm({ visit, asked, outcome: { typed, problems = {} }, seen }: Props): ReactElement {
  const { t } = visit;
  const wrong = (field: MergeField) => problems[field] && t(`merging.problems.${problems[field]}`);
  const errors = (["ground", "reason"] as const).flatMap((fieldId) => {
    const message = wrong(fieldId);
    return message ? [{ fieldId, message }] : [];
  });
  const shown = {
    into: seen.head.reference,
    head: seen.head.reference,
    version: `${seen.one.version}`,
    headVersion: `${seen.head.version}`,
    seenOne: seen.one.report ?? "",
    seenHead: seen.head.report ?? "",
    onceKey: typed?.onceKey || randomUUID(),
  };
  return (
    <StaffForm
      t={t}
      formToken={visitFormToken(visit)}
      action={here(visit, `/staff/cases/${asked.reference}/merge`)}
      button={t("merging.button")}
      errors={errors}
    >
      {Object.entries(shown).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        name="ground"
        label={t("merging.ground")}
        hint={t("merging.groundHint")}
        placeholder={t("merging.choose")}
        options={groundsOf("joined").map((value) => ({ value, label: t(`cases.grounds.joined.${value}.label`) }))}
        value={typed?.ground}
        error={wrong("ground")}
      />
      <TextArea
        name="reason"
        rows={3}
        label={t("merging.reason")}
        hint={t("merging.reasonHint")}
        value={typed?.reason}
        error={wrong("reason")}
      />
    </StaffForm>
  );
}
