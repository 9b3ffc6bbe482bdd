import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { GroupedSelect } from "@/app/_ui/grouped-select";
import { actName, BULK_LIMIT, type BulkAct } from "@/lib/cases/bulk/bulk-act";
import { actWords } from "./bulk/bulk-words";

/** The form that the ticks of the list belong to, wherever they stand. */
export const BULK_FORM = "bulk";

type Props = {
  page: StaffPage;
  acts: readonly BulkAct[];
  /** The list as its address writes it. */
  list: string;
  /** Ids of the rows of the page. */
  shown: readonly string[];
};

/** What can be done with the rows that are ticked, with those of the page, or with the whole list. How many is counted by the style sheet. */
export function BulkBar({ page: { t, formToken }, acts, list, shown }: Props): ReactElement {
  const group = (kinds: readonly BulkAct[]) => kinds.map((act) => ({ value: actName(act), label: actWords(t, act) }));
  const groups = [
    { label: t("bulk.bar.desk"), options: group(acts.filter(({ kind }) => kind !== "decide")) },
    { label: t("bulk.bar.decide"), options: group(acts.filter(({ kind }) => kind === "decide")) },
  ];
  return (
    <form id={BULK_FORM} className="bulk-bar" method="post" action={`/${t.locale}/staff/bulk`}>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="list" value={list} />
      {shown.map((id) => (
        <input key={id} type="hidden" name="shown" value={id} />
      ))}
      <p className="bulk-count" data-said={t("bulk.bar.ticked")} />
      <GroupedSelect
        name="act"
        id="bulk-act"
        label={t("bulk.bar.act")}
        placeholder={t("bulk.bar.choose")}
        groups={groups}
      />
      <div className="bulk-buttons">
        <Button name="do" value="ticked" keys="b">
          {t("bulk.bar.doTicked")}
        </Button>
        <Button name="do" value="shown" variant="secondary">
          {t("bulk.bar.doShown", { rows: shown.length })}
        </Button>
        <Button name="do" value="all" variant="secondary">
          {t("bulk.bar.doAll", { most: BULK_LIMIT })}
        </Button>
      </div>
      <a href={`/${t.locale}/staff/bulk`}>{t("bulk.own")}</a>
    </form>
  );
}
