import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import type { Translator } from "@/lib/i18n/translator";

/** One thing of a form: what it is called, how it stands now, and what was typed. */
export type Differing = { what: string; theirs: string; mine: string };

/** What somebody else saved meanwhile beside what was typed; theirs stands until one says so again. */
export function BothVersions({ t, rows }: { t: Translator; rows: readonly Differing[] }): ReactElement {
  const columns = (["what", "theirs", "mine"] as const).map((key) => ({ key, label: t(`ui.overtaken.${key}`) }));
  const shown = rows.map(({ what, theirs, mine }) => ({ key: what, cells: [what, theirs || "–", mine || "–"] }));
  return (
    <>
      <p>{t("ui.overtaken.lead")}</p>
      <DataTable caption={t("ui.overtaken.title")} captionHidden columns={columns} rows={shown} empty="" />
    </>
  );
}
