import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { BULK_LIMIT } from "@/lib/cases/bulk/bulk-act";

/** Nothing was chosen, or more than goes into one order: with what to do about it, and the way back. */
export function bulkRefusedPage(visit: StaffVisit, reason: "nothing_chosen" | "too_many", list: string) {
  const { t } = visit;
  const title = t(`bulk.refused.${reason}.title`, { most: BULK_LIMIT });
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "bulk",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <p>{t(`bulk.refused.${reason}.whatToDo`, { most: BULK_LIMIT })}</p>
        <p>
          <a href={here(visit, `/staff${list ? `?${list}` : ""}`)}>{t("bulk.backToList")}</a>
        </p>
      </div>
    ),
  });
}
