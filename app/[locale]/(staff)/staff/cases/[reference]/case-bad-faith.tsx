import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";

/** The way to mark a report, and to what its reporter says to it: for those who handle cases of their own office. */
export function CaseBadFaith({ page: { t, staff }, view }: { page: StaffPage; view: CaseView }): ReactElement | null {
  if (view.right.kind !== "own" || view.recusedMe || !holds(staff, "case:decide:handling")) return null;
  return (
    <p>
      <a href={`/${t.locale}/staff/cases/${view.reference}/bad-faith`}>{t("badFaith.link")}</a>
    </p>
  );
}
