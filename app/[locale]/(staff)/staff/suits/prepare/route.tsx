import { randomUUID } from "node:crypto";
import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, seeOther, visitFormToken } from "@/app/_server/visit";
import { TextField } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-area";
import { prepareSuit } from "@/lib/enforcement/prepare-suit";
import type { PaperProblems, TypedPreparation } from "@/lib/enforcement/schema";
import { problemWords } from "../suit-words";

const FIELDS = ["defendant", "cases", "onceKey"] as const;
type Fault = { problems: PaperProblems; unknown: readonly string[] };

function preparePage(visit: StaffVisit, typed: TypedPreparation, fault?: Fault): Promise<Response> {
  const { t } = visit;
  const words = (field: "defendant" | "cases") => {
    const reason = fault?.problems[field];
    if (!reason) return undefined;
    const numbers = fault.unknown.join(t("access.listSeparator"));
    return reason === "unknown" ? t("suits.write.unknown", { numbers }) : problemWords(t, { field, reason });
  };
  const errors = (["defendant", "cases"] as const).flatMap((fieldId) => {
    const message = words(fieldId);
    return message ? [{ fieldId, message }] : [];
  });
  const field = (name: "defendant" | "cases") => ({
    name,
    label: t(`suits.fields.${name}`),
    hint: t(`suits.hints.${name}`),
    value: typed[name],
    error: words(name),
  });
  return staffPage(visit, {
    title: t("suits.prepare.title"),
    status: fault ? 422 : 200,
    error: errors.length > 0,
    current: "suits",
    children: (
      <div className="stack column">
        <h1>{t("suits.prepare.title")}</h1>
        <p>{t("suits.prepare.lead")}</p>
        <StaffForm
          t={t}
          formToken={visitFormToken(visit)}
          action={visit.url.pathname}
          button={t("suits.prepare.button")}
          errors={errors}
        >
          <input type="hidden" name="onceKey" value={typed.onceKey} />
          <TextField {...field("defendant")} autoComplete="off" />
          <TextArea {...field("cases")} rows={4} />
        </StaffForm>
        <p>
          <a href={here(visit, "/staff/suits")}>{t("suits.back")}</a>
        </p>
      </div>
    ),
  });
}

/** `case` in the address is the number of the page that led here. */
export const GET = staffRoute("case:decide:handling", (visit) =>
  preparePage(visit, { defendant: "", cases: visit.url.searchParams.get("case") ?? "", onceKey: randomUUID() }),
);

/** Begins a suit and leads to its page. */
export const POST = staffRoute("case:decide:handling", async (visit) => {
  const form = await readForm(visit, FIELDS);
  const typed = { defendant: form.get("defendant"), cases: form.get("cases"), onceKey: form.get("onceKey") };
  const done = await prepareSuit(visit.staff, typed);
  if (done.ok) return seeOther(visit, `/staff/suits/${done.id}?done=prepared`);
  if (done.reason !== "fields") return staffErrorPage(visit, done.reason, 403);
  return preparePage(visit, typed, done);
});
