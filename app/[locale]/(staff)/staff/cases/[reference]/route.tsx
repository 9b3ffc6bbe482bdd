import { staffScreen } from "@/app/_server/staff-screen";
import { SplitView } from "@/app/_ui/split-view";
import type { Staff } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import { listQueue } from "@/lib/cases/list-queue";
import { queueAddress, readQueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { seeAssignment } from "@/lib/cases/see-assignment";
import { seeReporterWriting } from "@/lib/cases/see-reporter-writing";
import { KeysHelp } from "../../keys-help";
import { QueuePanel } from "../../queue-panel";
import { CaseDetail } from "./case-detail";

/** A merged number leads to the case of all, unless its own page was asked for, or something was just done on it (D9). */
function handledElsewhere({ mergedInto, reference }: CaseView, asked: URLSearchParams): string | null {
  if (!mergedInto || asked.has("merged") || asked.has("done")) return null;
  return `${mergedInto.head}?via=${reference}`;
}

/** What is seen once this page is: asked only now, for a number that led elsewhere has shown nothing. */
async function noteSeen(staff: Staff, { reference, reporterWroteAt, events, desk }: CaseView): Promise<void> {
  if (reporterWroteAt) await seeReporterWriting(staff, { reference, events: events.map(({ id }) => id) });
  if (desk.assignment?.openedAt === null) await seeAssignment(staff, reference);
}

/** A case, with the list that it was opened from beside it. */
export const GET = staffScreen("case:read", async (page) => {
  const { params, asked, t } = page;
  const filter = readQueueFilter(asked);
  const cursor = readQueueCursor(asked);
  const { reference } = params;
  // The case and the list beside it know nothing of each other, and an officer waits for both after every decision.
  const [read, found] = await Promise.all([readCase(page.staff, reference), listQueue(page.staff, { filter, cursor })]);
  if (!read.ok) return null;
  const elsewhere = handledElsewhere(read.view, asked);
  const list = queueAddress(filter, cursor);
  if (elsewhere) return `/staff/cases/${elsewhere}${list && `&${list}`}`;
  if (!found.ok) return null;
  const { view } = read;
  await noteSeen(page.staff, view);
  const held = view.claimMoves ? view.reference : undefined;
  const current = { reference: view.reference, track: asked.get("on") };
  return {
    title: params.reference,
    current: "queue",
    searched: filter.search ?? undefined,
    keys: <KeysHelp t={t} />,
    children: (
      <SplitView
        listLabel={t("queue.list")}
        list={<QueuePanel {...{ page, filter, found, cursor, current }} held={held} />}
        detail={<CaseDetail page={{ ...page, staff: read.as }} view={view} asked={asked} filter={filter} />}
      />
    ),
  };
});
