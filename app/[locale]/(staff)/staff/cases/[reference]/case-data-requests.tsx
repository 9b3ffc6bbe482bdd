import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Tag } from "@/app/_ui/tag";
import type { CaseView } from "@/lib/cases/case-view";
import { dataRequestsOfCase } from "@/lib/cases/data-requests/read-data-requests";
import { dueDate } from "@/lib/i18n/dates";

type Shown = { page: StaffPage; view: CaseView };

/** What the reporter asks about their data and nobody has answered, with the day it is due, and the way to the answers. */
export async function CaseDataRequests({ page: { t, staff }, view }: Shown): Promise<ReactElement | null> {
  const read = await dataRequestsOfCase(staff, view.reference);
  if (!read.ok || read.requests.length === 0) return null;
  const open = read.requests.filter(({ answered }) => answered === null);
  return (
    <section aria-labelledby="data-requests">
      <h2 id="data-requests">{t("dataRights.staff.heading")}</h2>
      {open.map(({ id, kind, status: { dueAt, overdue } }) => (
        <p key={id}>
          {t("dataRights.staff.due", {
            kind: t(`dataRights.kinds.${kind}.name`),
            date: dueAt ? dueDate(t.locale, dueAt) : "",
          })}{" "}
          <Tag tone={overdue ? "late" : "waiting"}>{t(`dataRights.states.${overdue ? "late" : "waiting"}`)}</Tag>
        </p>
      ))}
      <p>
        <a href={`/${t.locale}/staff/cases/${view.reference}/data-requests`}>{t("dataRights.staff.link")}</a>
      </p>
    </section>
  );
}
