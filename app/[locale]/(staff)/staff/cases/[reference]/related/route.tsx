import { staffScreen } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import { holds } from "@/lib/access/staff";
import { listMatches } from "@/lib/cases/list-matches";
import { longDate } from "@/lib/i18n/dates";
import { BackToCase } from "../case-way-back";
import { matchWords } from "../match-words";

const COLUMNS = ["reference", "title", "reasons", "opened"];

/** Every case that has something in common with one, the newest first, with the reason of each. */
export const GET = staffScreen("case:read", async (page) => {
  const { params, asked, t } = page;
  const before = asked.get("before");
  const found = await listMatches(page.staff, { reference: params.reference, before });
  if (!found.ok) return null;
  const { reference, matches, next } = found;
  const here = `/${t.locale}/staff/cases/${reference}`;
  const mayMerge = holds(page.staff, "case:decide:handling");
  const columns = [...COLUMNS, ...(mayMerge ? ["merge"] : [])].map((key) => ({
    key,
    label: t(`matches.columns.${key}`),
  }));
  const rows = matches.map((match) => ({
    key: match.id,
    cells: [
      <a key="link" href={`/${t.locale}/staff/cases/${match.reference}`}>
        {match.reference}
      </a>,
      match.title,
      matchWords(t, match),
      longDate(t.locale, match.openedAt),
      <a key="merge" href={`${here}/merge?into=${match.reference}`}>
        {t("merging.linkHere")}
      </a>,
    ].slice(0, columns.length),
  }));
  return {
    title: params.reference,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={page} reference={reference} />
        <h1>{t("matches.title", { reference })}</h1>
        <p>{t("matches.lead")}</p>
        <DataTable
          caption={t("matches.heading")}
          captionHidden
          columns={columns}
          rows={rows}
          empty={<p>{t("matches.none")}</p>}
        />
        {before || next ? (
          <nav className="pages" aria-label={t("matches.pages")}>
            {before ? <a href={`${here}/related`}>{t("matches.newest")}</a> : null}
            {next ? <a href={`${here}/related?before=${next}`}>{t("matches.older")}</a> : null}
          </nav>
        ) : null}
      </div>
    ),
  };
});
