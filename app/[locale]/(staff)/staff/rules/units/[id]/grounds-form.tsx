import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { Checkboxes } from "@/app/_ui/choice-list";
import { GROUNDS, type GroundList, groundsOf } from "@/lib/cases/grounds";
import type { Translator } from "@/lib/i18n/translator";

/** `seen`: what was recommended when the page was made; see groundsSeen. */
export const GROUNDS_FIELDS = ["ground", "seen"] as const;

type Props = { t: Translator; formToken: string; unitId: string; chosen: readonly string[]; seen: string };

const LISTS = Object.keys(GROUNDS) as readonly GroundList[];

/** Recommended grounds in words, list by list. */
export function groundsWords(t: Translator, grounds: readonly string[]): string {
  const named = LISTS.flatMap((list) => {
    const words = groundsOf(list)
      .filter((ground) => grounds.includes(`${list}.${ground}`))
      .map((ground) => t(`cases.grounds.${list}.${ground}.label`));
    return words.length === 0 ? [] : [`${t(`rules.grounds.lists.${list}`)}: ${words.join(t("access.listSeparator"))}`];
  });
  return named.join("; ");
}

/** Which grounds the people of a unit see first. */
export function GroundsForm({ t, formToken, unitId, chosen, seen }: Props): ReactElement {
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/rules/units/${unitId}/grounds`}
      button={t("rules.grounds.save")}
    >
      <input type="hidden" name="seen" value={seen} />
      {LISTS.map((list) => (
        <Checkboxes
          key={list}
          name="ground"
          id={`ground-${list}`}
          legend={t(`rules.grounds.lists.${list}`)}
          choices={groundsOf(list).map((ground) => ({
            value: `${list}.${ground}`,
            label: t(`cases.grounds.${list}.${ground}.label`),
          }))}
          values={chosen}
          columns
        />
      ))}
    </StaffForm>
  );
}
