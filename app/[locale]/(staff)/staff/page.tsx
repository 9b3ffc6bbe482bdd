import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { staffHome } from "@/app/_server/staff-visit";
import { SplitView } from "@/app/_ui/split-view";
import { listQueue } from "@/lib/cases/list-queue";
import { readQueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import { listUnits } from "@/lib/cases/routing/list-units";
import { listSearches, type SearchView } from "@/lib/cases/searches/list-searches";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { KeysHelp } from "./keys-help";
import { QueueFilters } from "./queue-filters";
import { QueuePanel } from "./queue-panel";
import { SavedSearches } from "./saved-searches";
import { readSearchParams, type SearchParams } from "./search-params";

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("queue.title") };
}

export default guardedPage(async function QueuePage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params);
  const { t, staff } = page;
  const home = staffHome(staff);
  if (home !== "/staff") redirect(`/${t.locale}${home}`);
  const asked = await readSearchParams(searchParams);
  const filter = readQueueFilter(asked);
  const cursor = readQueueCursor(asked);
  const found = await listQueue(staff, { filter, cursor });
  const saved = await listSearches(staff);
  const listed = await listUnits(staff);
  if (!found.ok || !saved.ok || !listed.ok) notFound();
  const { units } = listed;
  const heading = filter.search ? t("queue.searchTitle", { words: filter.search }) : t("queue.title");
  const list = (
    <div className="stack">
      <h1>{heading}</h1>
      <QueueFilters t={t} filter={filter} units={units} />
      <SavedSearches page={page} filter={filter} searches={saved.searches} units={units} />
      <QueuePanel page={page} filter={filter} found={found} cursor={cursor} />
    </div>
  );
  return (
    <StaffFrame
      page={page}
      current="queue"
      counts={newsCount(saved.searches)}
      searched={filter.search ?? undefined}
      keys={<KeysHelp t={t} />}
    >
      <SplitView listLabel={t("queue.list")} list={list} />
    </StaffFrame>
  );
});

/** How many saved searches have something to tell, beside their place in the navigation. */
function newsCount(searches: readonly SearchView[]): { searches?: number } {
  const count = searches.filter(({ news }) => news).length;
  return count > 0 ? { searches: count } : {};
}
