import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { Notice } from "@/app/_ui/notice";
import type { HoldFact } from "@/lib/evidence/litigation-hold";
import { BackToCase } from "./case-way-back";
import { holdWords } from "./hold-words";

/** The answer to what a hold does not let happen: which hold, that nothing has changed, and the way to have it lifted. */
export function onHoldPage(visit: StaffVisit, { reference, hold }: { reference: string; hold: HoldFact }) {
  const { t } = visit;
  return staffPage(visit, {
    title: t("litigation.refused.title"),
    status: 409,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{t("litigation.refused.title")}</h1>
        <Notice tone="warning" title={holdWords(t, hold)}>
          <p>{t("litigation.refused.lead")}</p>
        </Notice>
        <p>
          <a href={here(visit, `/staff/cases/${reference}/litigation`)}>{t("litigation.link")}</a>
        </p>
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}
