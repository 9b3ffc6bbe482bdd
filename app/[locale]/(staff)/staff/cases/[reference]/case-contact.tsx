import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";

/** The way to the reporter's contact, which a custodian opens. */
export function CaseContact({ page, view }: { page: StaffPage; view: CaseView }): ReactElement | null {
  const { t } = page;
  if (view.recusedMe || !view.submission?.contactKind || !holds(page.staff, "contact:reveal")) return null;
  return (
    <p>
      <a href={`/${t.locale}/staff/cases/${view.reference}/contact`}>{t("approvals.reveal.link")}</a>
    </p>
  );
}
