import type { ReactElement } from "react";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { SummaryList } from "@/app/_ui/summary-list";
import { waitingRequests } from "@/lib/cases/data-requests/waiting-requests";
import { dueDate } from "@/lib/i18n/dates";

/** What reporters ask about their data, with the day each is due (PRV-08); not there where nothing waits. */
export async function WaitingRequests({ visit }: { visit: StaffVisit }): Promise<ReactElement | null> {
  const { t, staff } = visit;
  const requests = await waitingRequests(staff);
  if (requests.length === 0) return null;
  const rows = requests.map(({ id, reference, kind, status: { dueAt } }) => ({
    key: id,
    label: <a href={here(visit, `/staff/cases/${reference}/data-requests`)}>{reference}</a>,
    value: t("dataRights.staff.due", {
      kind: t(`dataRights.kinds.${kind}.name`),
      date: dueAt ? dueDate(t.locale, dueAt) : "",
    }),
  }));
  return (
    <div className="stack">
      <h2>{t("dataRights.staff.waiting")}</h2>
      <SummaryList rows={rows} />
    </div>
  );
}
