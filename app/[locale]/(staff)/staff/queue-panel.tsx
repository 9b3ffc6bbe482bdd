import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { QueueList } from "@/app/_ui/queue-list";
import { holds } from "@/lib/access/staff";
import { bulkActs } from "@/lib/cases/bulk/bulk-act";
import type { QueuePage } from "@/lib/cases/list-queue";
import { type QueueCursor, type QueueFilter, queueAddress } from "@/lib/cases/queue-filter";
import { onlyLeavesOut } from "@/lib/cases/search-terms";
import type { Translator } from "@/lib/i18n/translator";
import { BULK_FORM, BulkBar } from "./bulk-bar";
import { isNarrowed } from "./queue-filters";
import { queueItems } from "./queue-items";
import { QueueOrderLinks } from "./queue-order-links";

type Props = {
  page: StaffPage;
  filter: QueueFilter;
  found: QueuePage;
  cursor: QueueCursor | null;
  current?: { reference: string; track: string | null };
  /** The number of the case beside the list, when opening it took it for this person: it goes back with the next. */
  held?: string | undefined;
};

/** The rows of one page of the queue and the ways to its neighbours. */
export function QueuePanel({ page, filter, found, cursor, current, held }: Props): ReactElement {
  const { t, staff } = page;
  const acts = bulkActs(
    staff.permissions,
    found.rows.map(({ position }) => position),
  );
  const bulk = acts.length > 0 && found.rows.length > 0;
  const list = queueAddress(filter, cursor).toString();
  const ticks = bulk ? BULK_FORM : undefined;
  const context = { t, filter, cursor, staff, ticks, ...(current ? { current } : {}) };
  return (
    <>
      <QueueOrderLinks t={t} filter={filter} setBack={found.setBack} />
      <QueueList
        items={queueItems(found.rows, context)}
        label={t("queue.list")}
        empty={<p>{emptyWords(t, filter)}</p>}
      />
      {bulk ? <BulkBar page={page} acts={acts} list={list} shown={found.rows.map(({ trackId }) => trackId)} /> : null}
      <Opening page={page} list={list} held={held} />
      <Pages t={t} filter={filter} found={found} />
    </>
  );
}

type OpeningProps = { page: StaffPage; list: string; held: string | undefined };

/** What the keys send when they open a row: the case left goes back, the one opened is taken. Absent where keys are off. */
function Opening({ page: { staff, formToken }, list, held }: OpeningProps): ReactElement | null {
  if (!staff.singleKeys || !holds(staff, "case:claim")) return null;
  return (
    <form id="opening" method="post" hidden>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="leave" value={held ?? ""} />
      <input type="hidden" name="on" />
      <input type="hidden" name="take" />
    </form>
  );
}

function emptyWords(t: Translator, filter: QueueFilter): string {
  if (filter.search) {
    const words = filter.search;
    return t(onlyLeavesOut(words) ? "queue.emptyOnlyWithout" : "queue.emptySearch", { words });
  }
  if (filter.mine) return t("queue.emptyMine");
  if (filter.only) return t(`desk.empty.${filter.only}`);
  return t(isNarrowed(filter) ? "queue.emptyFiltered" : "queue.empty");
}

function Pages({ t, filter, found }: { t: Translator; filter: QueueFilter; found: QueuePage }): ReactElement | null {
  if (!found.next && !found.previous) return null;
  const to = (cursor: QueueCursor) => `/${t.locale}/staff?${queueAddress(filter, cursor)}`;
  return (
    <nav className="pages" aria-label={t("queue.pages")}>
      {found.previous ? (
        <a rel="prev" href={to(found.previous)}>
          {t("queue.previous")}
        </a>
      ) : null}
      {found.next ? (
        <a rel="next" href={to(found.next)}>
          {t("queue.next")}
        </a>
      ) : null}
    </nav>
  );
}
