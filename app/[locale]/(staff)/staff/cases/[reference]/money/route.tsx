import { staffScreen } from "@/app/_server/staff-screen";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { readMoney } from "@/lib/cases/money/read-money";
import { BackToCase } from "../case-way-back";
import { AfterSection } from "./after-section";
import { EntriesSection } from "./entries-section";
import { GaugeSection } from "./gauge-section";
import { LossSection } from "./loss-section";
import { FineSection, LimitationSection } from "./penalty-section";

/** The money of a case against the figures of the law: advice for whoever decides. */
export const GET = staffScreen("case:read", async (page) => {
  const { params, asked, t, formToken, staff } = page;
  const read = await readMoney(page.staff, params.reference);
  if (!read.ok) return null;
  const { view } = read;
  const { reference } = view;
  return {
    title: params.reference,
    current: "queue",
    children: (
      <div className="stack">
        <BackToCase visit={page} reference={reference} />
        <h1>{t("money.heading")}</h1>
        {asked.get("done") === "recorded" ? (
          <Notice tone="success" live>
            {t("staffCase.done.money_recorded")}
          </Notice>
        ) : null}
        <Notice title={t("money.advice.title")}>
          <p>{t("money.advice.text")}</p>
        </Notice>
        <EntriesSection
          {...{ t, formToken, reference }}
          entries={view.entries}
          files={view.files}
          mayRecord={holds(staff, "case:decide:triage") && !view.recusedMe}
        />
        <GaugeSection t={t} gauges={view.gauges} />
        <FineSection t={t} fines={view.fines} />
        <LimitationSection t={t} found={view.limitations} />
        <AfterSection t={t} after={view.after} />
        <LossSection t={t} loss={view.loss} />
      </div>
    ),
  };
});
