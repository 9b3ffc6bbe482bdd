import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { type QueueFilter, queueAddress } from "@/lib/cases/queue-filter";
import type { UnitView } from "@/lib/cases/routing/queries";
import type { SearchView } from "@/lib/cases/searches/list-searches";
import type { Translator } from "@/lib/i18n/translator";
import { filterWords } from "./filter-words";
import { SaveForm } from "./searches/save-form";

type Props = { page: StaffPage; filter: QueueFilter; searches: readonly SearchView[]; units: readonly UnitView[] };

type WaysProps = Pick<Props, "filter" | "searches"> & { t: Translator };

const MOST_BESIDE = 8;

/** Beside the queue: what has something to tell, and the ways saved under a name. */
export function SavedSearches({ t, filter, searches }: WaysProps): ReactElement {
  return (
    <>
      <News t={t} news={searches.filter(({ news }) => news)} />
      <Ways t={t} filter={filter} searches={searches.slice(0, MOST_BESIDE)} />
    </>
  );
}

/** The form that keeps this list under a name. */
export function SaveList({ page: { t, staff, formToken }, filter, units }: Omit<Props, "searches">): ReactElement {
  return (
    <Details summary={t("searches.save.summary")}>
      <p className="muted">{t("searches.save.what", { what: filterWords(t, filter, units) })}</p>
      <SaveForm t={t} formToken={formToken} typed={{ list: queueAddress(filter).toString() }} />
      {holds(staff, "case:export") ? <ExportLink t={t} filter={filter} /> : null}
    </Details>
  );
}

/** A list leaves the house only with a second person's word. */
function ExportLink({ t, filter }: { t: Translator; filter: QueueFilter }): ReactElement {
  const list = new URLSearchParams({ list: queueAddress(filter).toString() });
  return (
    <p>
      <a href={`/${t.locale}/staff/exports?${list}`}>{t("exports.link")}</a>
    </p>
  );
}

function News({ t, news }: { t: Translator; news: readonly SearchView[] }): ReactElement | null {
  if (news.length === 0) return null;
  return (
    <Notice>
      <p>
        {t("searches.newsLine", { count: news.length })}{" "}
        {news.map(({ id, name }, at) => (
          <span key={id}>
            {at > 0 ? t("searches.list") : null}
            <a href={`/${t.locale}/staff/searches/${id}`}>{name}</a>
          </span>
        ))}
      </p>
    </Notice>
  );
}

function Ways({ t, filter, searches }: WaysProps): ReactElement | null {
  if (searches.length === 0) return null;
  const now = queueAddress(filter).toString();
  return (
    <nav className="quick" aria-label={t("searches.beside")}>
      {searches.map((search) => (
        <a
          key={search.id}
          href={`/${t.locale}/staff/searches/${search.id}`}
          aria-current={queueAddress(search.filter).toString() === now ? "true" : undefined}
        >
          {search.name}
        </a>
      ))}
    </nav>
  );
}
