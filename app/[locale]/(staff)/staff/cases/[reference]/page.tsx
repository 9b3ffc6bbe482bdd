import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { SplitView } from "@/app/_ui/split-view";
import { listQueue } from "@/lib/cases/list-queue";
import { readQueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { KeysHelp } from "../../keys-help";
import { QueuePanel } from "../../queue-panel";
import { readSearchParams, type SearchParams } from "../../search-params";
import { CaseDetail } from "./case-detail";

type Props = { params: Promise<{ locale: string; reference: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

export default guardedPage(async function CasePage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "case:read");
  const asked = await readSearchParams(searchParams);
  const filter = readQueueFilter(asked);
  const read = await readCase(page.staff, (await params).reference);
  if (!read.ok) notFound();
  const cursor = readQueueCursor(asked);
  const found = await listQueue(page.staff, { filter, cursor });
  if (!found.ok) notFound();
  const { t } = page;
  const { view } = read;
  const held = view.claimedByMe ? view.reference : undefined;
  const current = { reference: view.reference, track: asked.get("on") };
  return (
    <StaffFrame page={page} current="queue" searched={filter.search ?? undefined} keys={<KeysHelp t={t} />}>
      <SplitView
        listLabel={t("queue.list")}
        list={<QueuePanel {...{ page, filter, found, cursor, current }} held={held} />}
        detail={<CaseDetail page={{ ...page, staff: read.as }} view={view} asked={asked} filter={filter} />}
      />
    </StaffFrame>
  );
});
