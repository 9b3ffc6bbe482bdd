import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { recordTransaction } from "@/lib/cases/preservation/record-transaction";
import { withdrawTransaction } from "@/lib/cases/preservation/withdraw-transaction";
import { backToPreservation } from "../back-to-preservation";
import { TRANSACTION_FIELDS, TransactionForm } from "../transaction-form";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToPreservation;

/** Keeps a transaction by its day, or takes one off that was recorded by mistake. */
export const POST = staffRoute("case:decide:triage", async (visit, { reference = "" }) => {
  const form = await readForm(visit, TRANSACTION_FIELDS);
  const { t, staff } = visit;
  if (form.get(BUTTON_FIELD) === "withdraw") {
    const result = await withdrawTransaction(staff, { reference, id: form.get("id") });
    if (!result.ok) return staffErrorPage(visit, result.reason, STATUS[result.reason]);
    return seeOther(visit, `/staff/cases/${reference}/preservation?done=withdrawn`);
  }
  const typed = { label: form.get("label"), completedOn: form.get("completedOn"), onceKey: form.get("onceKey") };
  const kept = await recordTransaction(staff, { reference, ...typed });
  if (kept.ok) return seeOther(visit, `/staff/cases/${reference}/preservation?done=recorded`);
  if (kept.reason !== "fields") return staffErrorPage(visit, kept.reason, STATUS[kept.reason]);
  return staffPage(visit, {
    title: t("preserve.add"),
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{t("preserve.add")}</h1>
        <TransactionForm {...{ t, reference, typed }} formToken={visitFormToken(visit)} problems={kept.problems} />
        <p>
          <a href={`/${t.locale}/staff/cases/${reference}/preservation`}>{t("preserve.heading")}</a>
        </p>
      </div>
    ),
  });
});
