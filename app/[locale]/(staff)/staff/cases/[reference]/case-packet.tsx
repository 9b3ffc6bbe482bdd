import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";

/** The way to the evidence packet of the case. */
export function CasePacket({ page, view }: { page: StaffPage; view: CaseView }): ReactElement | null {
  const { t } = page;
  if (!holds(page.staff, "packet:make")) return null;
  return (
    <p>
      <a href={`/${t.locale}/staff/cases/${view.reference}/packet`}>{t("packet.link")}</a>
    </p>
  );
}
