import type { ReactElement } from "react";
import { PREVIEW_FIELD, previewToken } from "@/app/_server/preview-token";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Checkboxes } from "@/app/_ui/choice-list";
import { ErrorSummary } from "@/app/_ui/error-summary";
import type { RulesTyped } from "./rules-input";

export const SURE = "sure";

/** What the token of a dry run speaks for: the very draft that was tried. */
export function wordsOf(typed: RulesTyped): readonly string[] {
  return [JSON.stringify(typed)];
}

/** `asks`: too few cases tell whether a rule fits everything; `missed`: it was sent without saying that one knows. */
type Props = { visit: StaffVisit; typed: RulesTyped; asks: boolean; missed: boolean };

/** Puts into force what was just tried, and nothing else. */
export function SaveTried({ visit, typed, asks, missed }: Props): ReactElement {
  const { t } = visit;
  const error = missed ? t("rules.dry.sureMissing") : undefined;
  const single = { base: typed.base, otherwise: typed.otherwise, reason: typed.reason };
  const repeated = typed.rows.flatMap((row, at) => Object.entries(row).map(([name, value]) => ({ name, value, at })));
  return (
    <form method="post" action={`/${visit.locale}/staff/rules/change`}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name={PREVIEW_FIELD} value={previewToken(visit, wordsOf(typed))} />
      {Object.entries(single).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {repeated.map(({ name, value, at }) => (
        <input key={`${name} ${at}`} type="hidden" name={name} value={value} />
      ))}
      {asks ? (
        <>
          <ErrorSummary title={t("ui.errorTitle")} errors={error ? [{ fieldId: SURE, message: error }] : []} />
          <Checkboxes
            name={SURE}
            legend={t("rules.dry.sureLegend")}
            choices={[{ value: "yes", label: t("rules.dry.sure") }]}
            error={error}
          />
        </>
      ) : null}
      <Button name={BUTTON_FIELD} value="save">
        {t("rules.save")}
      </Button>
    </form>
  );
}
