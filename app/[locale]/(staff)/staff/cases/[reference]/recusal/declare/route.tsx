import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { readRecusal } from "@/lib/cases/read-recusal";
import { backToCase } from "../../back-to-case";
import { BackToCase } from "../../case-way-back";
import { RECUSAL_FIELDS, RecusalForm } from "../recusal-form";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToCase;

/** Somebody steps back; what is missing comes back with the form as it was typed. */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const form = await readForm(visit, RECUSAL_FIELDS);
  const typed = {
    staffId: form.get("staffId"),
    ground: form.get("ground"),
    reason: form.get("reason"),
    substituteId: form.get("substituteId"),
    onceKey: form.get("onceKey"),
  };
  const declared = await declareRecusal(visit.staff, { reference, ...typed });
  if (declared.ok) return seeOther(visit, `/staff/cases/${reference}?done=recused#recusal`);
  if (declared.reason !== "fields") return staffErrorPage(visit, declared.reason, STATUS[declared.reason]);
  const read = await readRecusal(visit.staff, reference);
  if (!read.ok) return staffErrorPage(visit, read.reason, STATUS[read.reason]);
  const { t } = visit;
  return staffPage(visit, {
    title: t("recusal.title"),
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{t("recusal.title")}</h1>
        <RecusalForm
          page={visit}
          formToken={visitFormToken(visit)}
          reference={reference}
          choices={read}
          typed={typed}
          problems={declared.problems}
        />
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
});
