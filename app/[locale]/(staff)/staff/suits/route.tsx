import { staffScreen } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { holds } from "@/lib/access/staff";
import { listSuits } from "@/lib/enforcement/list-suits";
import { WRITE_PERMISSION } from "@/lib/enforcement/suit";
import { SUIT_COLUMNS, suitCells } from "./suit-row";

/** The public-interest suits of the office: how far each has come, and what the court owes next (N25). */
export const GET = staffScreen("case:read", async ({ t, staff }) => {
  const listed = await listSuits(staff);
  if (!listed.ok) return null;
  const now = new Date();
  return {
    title: t("suits.title"),
    current: "suits",
    children: (
      <div className="stack">
        <h1>{t("suits.title")}</h1>
        <p>{t("suits.lead")}</p>
        {holds(staff, WRITE_PERMISSION) ? (
          <p>
            <a href={`/${t.locale}/staff/suits/prepare`}>{t("suits.prepare.link")}</a>
          </p>
        ) : null}
        <DataTable
          caption={t("suits.title")}
          captionHidden
          columns={SUIT_COLUMNS.map((key) => ({ key, label: t(`suits.columns.${key}`) }))}
          rows={listed.suits.map((suit) => ({ key: suit.id, cells: suitCells(t, suit, now) }))}
          empty={t("suits.none")}
        />
      </div>
    ),
  };
});
