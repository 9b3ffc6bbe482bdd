import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import type { ApprovalView } from "@/lib/cases/approvals/list-approvals";
import type { ExportView } from "@/lib/cases/exports/exports-by-id";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { filterWords } from "../../filter-words";

/** Which list is to leave the house, with a way to see it in the queue as it is today. */
export function ListFact({ visit, list }: { visit: StaffVisit; list: ExportView }): ReactElement {
  const { t } = visit;
  const what = filterWords(t, readQueueFilter(new URLSearchParams(list.address)), []);
  return (
    <>
      {t("exports.cases", { count: list.count })}{" "}
      <a href={here(visit, `/staff${list.address ? `?${list.address}` : ""}`)}>{what}</a>
    </>
  );
}

/** For whoever asked, while the other's word serves and the file has not been taken. */
export function TakeForm({ visit, approval }: { visit: StaffVisit; approval: ApprovalView }): ReactElement | null {
  const { t } = visit;
  const { list, askedByMe, standing } = approval;
  if (!list || !askedByMe || standing !== "approved") return null;
  return (
    <form method="post" action={here(visit, `/staff/exports/${list.id}`)}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <p>{t("exports.takeNote")}</p>
      <Button>{t("exports.take")}</Button>
    </form>
  );
}
