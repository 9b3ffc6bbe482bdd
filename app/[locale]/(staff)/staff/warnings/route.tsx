import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { Tag } from "@/app/_ui/tag";
import { holds } from "@/lib/access/staff";
import { longDate } from "@/lib/i18n/dates";
import { readWarnings, type WarningView } from "@/lib/transparency/read-warnings";
import { conductWords, TONES, targetWords } from "./warning-words";

const COLUMNS = ["target", "conduct", "reporters", "drafted", "state"] as const;

/** What the program would warn of, and how far each warning has come (N33). */
export const GET = staffScreen("case:read", async (page) => {
  const { asked, t, staff } = page;
  const read = await readWarnings(staff);
  if (!read.ok) return null;
  const done = asked.get("done");
  const ruleAddress = `/${t.locale}/staff/warnings/rule`;
  return {
    title: t("warnings.title"),
    current: "warnings",
    children: (
      <div className="stack column">
        <h1>{t("warnings.title")}</h1>
        {done === "rule" ? (
          <Notice tone="success" live>
            {t("warnings.done.rule")}
          </Notice>
        ) : null}
        <p>{t("warnings.lead")}</p>
        <Notice>
          {t("warnings.twoPeople")} <a href={`/${t.locale}/warnings`}>{t("warnings.publicPage")}</a>
        </Notice>
        <p>
          {t("warnings.rule.now", read.rule)}{" "}
          {holds(staff, "case:decide:final") ? <a href={ruleAddress}>{t("warnings.rule.change")}</a> : null}
        </p>
        <DataTable
          caption={t("warnings.title")}
          captionHidden
          columns={COLUMNS.map((key) => ({ key, label: t(`warnings.columns.${key}`) }))}
          rows={read.warnings.map((warning) => ({ key: warning.id, cells: cellsOf(page, warning) }))}
          empty={t("warnings.none", read.rule)}
        />
      </div>
    ),
  };
});

function cellsOf({ t }: StaffPage, warning: WarningView) {
  const { id, reporters, windowDays, state } = warning;
  return [
    <a key="target" href={`/${t.locale}/staff/warnings/${id}`}>
      {targetWords(t, warning)}
    </a>,
    conductWords(t, warning),
    t("warnings.people", { reporters, windowDays }),
    longDate(t.locale, warning.draftedAt),
    <Tag key="state" tone={TONES[state]}>
      {t(`warnings.states.${state}`)}
    </Tag>,
  ];
}
