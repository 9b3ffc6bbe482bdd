import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { type KindList, readChecklists } from "@/lib/cases/checklists/read-checklists";
import { shortDate } from "@/lib/i18n/dates";
import { versionName } from "./checklist-words";

const COLUMNS = ["kind", "items", "required", "version", "by", "at"] as const;

/** What an office looks at before it decides, kind by kind, for those who look after it (C11). */
export const GET = staffScreen("checklists:change", async (page) => {
  const { t } = page;
  const read = await readChecklists(page.staff);
  if (!read.ok) return null;
  return {
    title: t("checklist.title"),
    current: "checklists",
    children: (
      <div className="stack column">
        <h1>{t("checklist.title")}</h1>
        <p>{t("checklist.lead")}</p>
        <DataTable
          caption={t("checklist.title")}
          captionHidden
          columns={COLUMNS.map((key) => ({ key, label: t(`checklist.column.${key}`) }))}
          rows={read.lists.map((list) => ({ key: list.kind, cells: cellsOf(page, list) }))}
          empty=""
        />
      </div>
    ),
  };
});

function cellsOf({ t }: StaffPage, { kind, current: { version, items, changed } }: KindList) {
  return [
    <a key="kind" href={`/${t.locale}/staff/checklists/${kind}`}>
      {t(`checklist.kinds.${kind}`)}
    </a>,
    items.length,
    items.filter(({ before }) => before.length > 0).length,
    versionName(t, version),
    changed?.by ?? "–",
    changed ? shortDate(t.locale, changed.at) : "–",
  ];
}
