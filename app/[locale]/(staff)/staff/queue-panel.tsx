import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/require-staff";
import { QueueList } from "@/app/_ui/queue-list";
import type { QueuePage } from "@/lib/cases/list-queue";
import { type QueueCursor, type QueueFilter, queueAddress } from "@/lib/cases/queue-filter";
import type { Translator } from "@/lib/i18n/translator";
import { isNarrowed } from "./queue-filters";
import { queueItems } from "./queue-items";
import { QueueOrderLinks } from "./queue-order-links";

type Props = {
  page: StaffPage;
  filter: QueueFilter;
  found: QueuePage;
  current?: { reference: string; track: string | null };
};

/** The rows of one page of the queue and the ways to its neighbours. */
export function QueuePanel({ page: { t, staff }, filter, found, current }: Props): ReactElement {
  const context = { t, filter, staffId: staff.id, ...(current ? { current } : {}) };
  return (
    <>
      <QueueOrderLinks t={t} filter={filter} setBack={found.setBack} />
      <QueueList
        items={queueItems(found.rows, context)}
        label={t("queue.list")}
        empty={<p>{emptyWords(t, filter)}</p>}
      />
      <Pages t={t} filter={filter} found={found} />
    </>
  );
}

function emptyWords(t: Translator, filter: QueueFilter): string {
  if (filter.search) return t("queue.emptySearch", { words: filter.search });
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
