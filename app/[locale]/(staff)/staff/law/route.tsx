import type { ReactElement } from "react";
import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { type ListedRule, listRules } from "@/lib/cases/law/read-law";
import { titleForStaff } from "@/lib/clocks/clock-rule";
import { isRecordedVersion } from "@/lib/clocks/recorded-rule";
import { periodWords } from "@/lib/i18n/period-words";
import { dayWords, LawAndSource, lengthWords, MarkTag } from "./law-words";

/** Which of the rules to look at; in this order. */
const FILTERS = {
  all: () => true,
  unconfirmed: ({ now }) => now.unconfirmed,
  recorded: ({ now, next }) => [now, next].some((rule) => rule !== null && isRecordedVersion(rule.version)),
} as const satisfies Record<string, (rule: ListedRule) => boolean>;
type Filter = keyof typeof FILTERS;
const FILTER_NAMES = Object.keys(FILTERS) as readonly Filter[];

/** By which rules time limits are counted, how sure we are of each, and what follows (decision 40). */
export const GET = staffScreen(null, async (page) => {
  const { t } = page;
  const rules = await listRules();
  const chosen = FILTER_NAMES.find((name) => name === page.asked.get("only")) ?? "all";
  return {
    title: t("law.title"),
    current: "law",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{t("law.title")}</h1>
        <p>{t("law.lead")}</p>
        <Filters page={page} rules={rules} chosen={chosen} />
        <Rules page={page} rules={rules.filter(FILTERS[chosen])} empty={t(`law.none.${chosen}`)} />
      </div>
    ),
  };
});

type Shown = { page: StaffPage; rules: readonly ListedRule[] };

function Filters({ page: { t }, rules, chosen }: Shown & { chosen: Filter }): ReactElement {
  return (
    <nav aria-label={t("law.filters.label")}>
      <ul className="quick plain">
        {FILTER_NAMES.map((name) => (
          <li key={name}>
            <a
              href={`/${t.locale}/staff/law${name === "all" ? "" : `?only=${name}`}`}
              aria-current={name === chosen ? "true" : undefined}
            >
              {t(`law.filters.${name}`, { count: rules.filter(FILTERS[name]).length })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const COLUMNS = ["rule", "period", "whose", "mark", "law", "from", "next"] as const;

function Rules({ page, rules, empty }: Shown & { empty: string }): ReactElement {
  const { t } = page;
  return (
    <DataTable
      caption={t("law.title")}
      captionHidden
      columns={COLUMNS.map((key) => ({ key, label: t(`law.column.${key}`) }))}
      rows={rules.map((rule) => ({ key: rule.id, cells: cellsOf(page, rule) }))}
      empty={empty}
    />
  );
}

function cellsOf({ t }: StaffPage, { id, now, next }: ListedRule) {
  return [
    <a key="rule" href={`/${t.locale}/staff/law/${id}`}>
      {titleForStaff(now)[t.locale]}
    </a>,
    <span key="period">{lengthWords(t, now.length, now.extension?.amount ?? null)}</span>,
    t(`law.whose.${now.binds}`),
    <MarkTag key="mark" t={t} mark={now.mark} />,
    <LawAndSource key="law" t={t} rule={now} />,
    dayWords(t, now.validFrom),
    next
      ? t("law.next", { day: dayWords(t, next.validFrom), period: periodWords(t, next.length) })
      : t("law.nothingNext"),
  ];
}
