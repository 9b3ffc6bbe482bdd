import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { readMoney } from "@/lib/cases/money/read-money";
import { recordMoney } from "@/lib/cases/money/record-money";
import { backToMoney } from "../back-to-money";
import { MONEY_FIELDS, MoneyForm, type MoneyTyped } from "../money-form";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToMoney;

/** Keeps an entry; what is wrong with it comes back with the form as it was typed. */
export const POST = staffRoute("case:decide:triage", async (visit, { reference = "" }) => {
  const form = await readForm(visit, MONEY_FIELDS);
  const typed = Object.fromEntries(MONEY_FIELDS.map((name) => [name, form.get(name)])) as MoneyTyped;
  const kept = await recordMoney(visit.staff, { reference, ...typed });
  if (kept.ok) return seeOther(visit, `/staff/cases/${reference}/money?done=recorded`);
  if (kept.reason !== "fields") return staffErrorPage(visit, kept.reason, STATUS[kept.reason]);
  if (kept.problems.corrects) return staffErrorPage(visit, "money_corrected", 409);
  const read = await readMoney(visit.staff, reference);
  if (!read.ok) return staffErrorPage(visit, read.reason, STATUS[read.reason]);
  const { t } = visit;
  const corrects = read.view.entries.find(({ id }) => id === typed.corrects);
  const title = t(corrects ? "money.correct" : "money.record");
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        <MoneyForm
          {...{ t, reference, typed }}
          formToken={visitFormToken(visit)}
          files={read.view.files}
          problems={kept.problems}
          {...(corrects ? { corrects } : {})}
        />
        <p>
          <a href={`/${t.locale}/staff/cases/${reference}/money`}>{t("money.heading")}</a>
        </p>
      </div>
    ),
  });
});
