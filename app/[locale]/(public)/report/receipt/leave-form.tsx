import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Checkboxes } from "@/app/_ui/choice-list";
import { Details } from "@/app/_ui/details";

/** Another report, or a phone that others use: only after number and code were kept. */
export function LeaveForm({ visit, error }: { visit: Visit; error: string | undefined }): ReactElement {
  const { t } = visit;
  return (
    <Details summary={t("receipt.otherPage")} open={error !== undefined}>
      <form method="post" noValidate>
        <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
        <Checkboxes
          name="saved"
          legend={t("receipt.otherText")}
          choices={[{ value: "yes", label: t("receipt.saved") }]}
          error={error}
        />
        <div className="row">
          <Button variant="secondary" name={BUTTON_FIELD} value="another">
            {t("receipt.another")}
          </Button>
          <Button variant="warning" name={BUTTON_FIELD} value="leave">
            {t("receipt.leave")}
          </Button>
        </div>
      </form>
    </Details>
  );
}
