import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import type { ChecklistItem } from "@/lib/cases/checklists/checklist";
import type { Action } from "@/lib/cases/step";
import type { Translator } from "@/lib/i18n/translator";
import { itemWords } from "../../checklists/checklist-words";

type Props = {
  t: Translator;
  action: Action;
  /** None where the list is not the asker's to read. */
  checks: readonly Pick<ChecklistItem, "key" | "zh" | "en">[];
  /** Where the items stand: empty on the page of the case itself. */
  address: string;
};

/** Which items a step waits for, each with the way to it. */
export function OpenChecks({ t, action, checks, address }: Props): ReactElement {
  const step = t(`cases.actions.${action}`);
  if (checks.length === 0) return <Notice tone="warning">{t("checklist.stops.owner", { action: step })}</Notice>;
  // What was typed beside it must not be lost for a look at the list.
  const away = address === "" ? {} : { target: "_blank", rel: "noreferrer" };
  return (
    <Notice tone="warning" title={t("checklist.stops.title", { action: step })}>
      <ul>
        {checks.map((check) => (
          <li key={check.key}>
            <a href={`${address}#check-${check.key}`} {...away}>
              {itemWords(t, check)}
            </a>
          </li>
        ))}
      </ul>
      {address === "" ? null : <p className="muted">{t("checklist.stops.links")}</p>}
    </Notice>
  );
}
