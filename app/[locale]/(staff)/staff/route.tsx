import { staffScreen } from "@/app/_server/staff-screen";
import { staffHome } from "@/app/_server/staff-visit";
import { WaitingCases } from "@/app/_server/waiting-cases";
import { WaitingQuestions } from "@/app/_server/waiting-questions";
import { SplitView } from "@/app/_ui/split-view";
import { listQueue } from "@/lib/cases/list-queue";
import { type QueueFilter, readQueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import { listUnits } from "@/lib/cases/routing/list-units";
import { listSearches, type SearchView } from "@/lib/cases/searches/list-searches";
import { waitingFor } from "@/lib/cases/waiting-for";
import type { Translator } from "@/lib/i18n/translator";
import { KeysHelp } from "./keys-help";
import { QueueFilters, QuickLinks } from "./queue-filters";
import { QueuePanel } from "./queue-panel";
import { SavedSearches, SaveList } from "./saved-searches";

/** The queue: what waits for whom, by the order of the house or by any filter. */
export const GET = staffScreen(null, async (page) => {
  const { asked, t, staff } = page;
  const home = staffHome(staff);
  if (home !== "/staff") return home;
  const filter = readQueueFilter(asked);
  const cursor = readQueueCursor(asked);
  const found = await listQueue(staff, { filter, cursor });
  const saved = await listSearches(staff);
  const listed = await listUnits(staff);
  if (!found.ok || !saved.ok || !listed.ok) return null;
  const { units } = listed;
  const waiting = await waitingFor(staff);
  const list = (
    <div className="stack">
      <h1>{headingOf(t, filter)}</h1>
      {filter.figure ? <a href={`/${t.locale}/staff/figures`}>{t("figures.lists.back")}</a> : null}
      {filter.search ? <p className="muted">{t("queue.searchHow")}</p> : null}
      <WaitingQuestions t={t} staff={staff} />
      <WaitingCases t={t} waiting={waiting} />
      <QuickLinks t={t} filter={filter} />
      <SavedSearches t={t} filter={filter} searches={saved.searches} />
      <div className="folded">
        <QueueFilters t={t} filter={filter} units={units} />
        <SaveList page={page} filter={filter} units={units} />
      </div>
      <QueuePanel page={page} filter={filter} found={found} cursor={cursor} />
    </div>
  );
  return {
    title: t("queue.title"),
    current: "queue",
    waiting,
    counts: newsCount(saved.searches),
    searched: filter.search ?? undefined,
    keys: <KeysHelp t={t} />,
    children: <SplitView listLabel={t("queue.list")} list={list} />,
  };
});

function headingOf(t: Translator, { search, figure }: QueueFilter): string {
  if (search) return t("queue.searchTitle", { words: search });
  if (figure) return t("figures.lists.heading", { figure: t(`figures.live.${figure}.label`) });
  return t("queue.title");
}

/** How many saved searches have something to tell, beside their place in the navigation. */
function newsCount(searches: readonly SearchView[]): { searches?: number } {
  const count = searches.filter(({ news }) => news).length;
  return count > 0 ? { searches: count } : {};
}
