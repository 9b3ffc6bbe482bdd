import { staffScreen } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { listLapses, type NextLapse } from "@/lib/cases/preservation/list-lapses";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import { LAPSE_TONES } from "../cases/[reference]/preservation/lapse-table";
import { lapseWords } from "../cases/[reference]/preservation/lapse-words";

const COLUMNS = ["due", "state", "case", "transaction", "platform", "asked"] as const;

/** The records that platforms may delete next, over all open cases of the office. */
export const GET = staffScreen("case:read", async (page) => {
  const { t } = page;
  const listed = await listLapses(page.staff);
  if (!listed.ok) return null;
  return {
    title: t("preserve.list.heading"),
    current: "lapses",
    children: (
      <div className="stack">
        <h1>{t("preserve.list.heading")}</h1>
        <p>{t("preserve.list.lead")}</p>
        <DataTable
          caption={t("preserve.list.heading")}
          captionHidden
          columns={COLUMNS.map((key) => ({ key, label: t(`preserve.list.columns.${key}`) }))}
          rows={listed.rows.map((row) => ({ key: row.lapse.transaction.id, cells: cellsOf(t, row) }))}
          empty={t("preserve.list.empty")}
        />
      </div>
    ),
  };
});

function cellsOf(t: Translator, { reference, title, platform, lapse, askedOn }: NextLapse) {
  const day = (date: string) => longDate(t.locale, startOfShanghaiDay(date));
  return [
    lapseWords(t, lapse),
    <Tag key="state" tone={LAPSE_TONES[lapse.state]}>
      {t(`preserve.states.${lapse.state}`)}
    </Tag>,
    <a key="case" href={`/${t.locale}/staff/cases/${reference}/preservation`}>
      {reference} {title}
    </a>,
    `${lapse.transaction.label || t("preserve.unnamed")} · ${day(lapse.transaction.completedOn)}`,
    isPlatformId(platform) ? PLATFORMS[platform][t.locale] : platform,
    askedOn ? day(askedOn) : t("preserve.list.notAsked"),
  ];
}
