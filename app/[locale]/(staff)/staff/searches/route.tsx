import { staffScreen } from "@/app/_server/staff-screen";
import { Notice } from "@/app/_ui/notice";
import { listUnits } from "@/lib/cases/routing/list-units";
import { countSearches } from "@/lib/cases/searches/list-searches";
import { OwnSearches, SharedSearches } from "./search-tables";

/** Saved searches with their counts: own ones and those that colleagues share. */
export const GET = staffScreen("case:read", async (page) => {
  const { asked, t } = page;
  const found = await countSearches(page.staff);
  const listed = await listUnits(page.staff);
  if (!found.ok || !listed.ok) return null;
  const { units } = listed;
  const done = `searches.done.${asked.get("done")}`;
  return {
    title: t("searches.title"),
    current: "searches",
    children: (
      <div className="stack column">
        <h1>{t("searches.title")}</h1>
        <p>{t("searches.lead")}</p>
        {t.has(done) ? (
          <Notice tone="success" live>
            {t(done)}
          </Notice>
        ) : null}
        <h2>{t("searches.own")}</h2>
        <OwnSearches page={page} searches={found.searches.filter(({ own }) => own)} units={units} />
        <h2>{t("searches.shared")}</h2>
        <SharedSearches page={page} searches={found.searches.filter(({ own }) => !own)} units={units} />
      </div>
    ),
  };
});
