import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import type { CaseView } from "@/lib/cases/case-view";
import { moneyStanding } from "@/lib/cases/money/money-standing";

/** One sentence on the money that is known against the figures of the law, and the way to the whole of it. */
export async function CaseMoney({
  page: { t, staff },
  view,
}: {
  page: StaffPage;
  view: CaseView;
}): Promise<ReactElement> {
  const { entries, standing } = await moneyStanding(staff, view.id);
  return (
    <section aria-labelledby="money">
      <h2 id="money">{t("money.heading")}</h2>
      <p>{t(`money.furthest.${standing}`)}</p>
      <p>
        <a href={`/${t.locale}/staff/cases/${view.reference}/money`}>{t("money.link", { entries })}</a>
      </p>
    </section>
  );
}
