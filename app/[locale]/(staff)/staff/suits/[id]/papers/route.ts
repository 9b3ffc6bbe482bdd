import type { Form } from "@/app/_server/form";
import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import type { PaperField, PaperProblems, TypedPapers } from "@/lib/enforcement/schema";
import { writeSuit } from "@/lib/enforcement/write-suit";
import { problemWords } from "../../suit-words";
import { PAPER_FIELDS } from "../papers-form";
import { backToSuit, showSuit } from "../show-suit";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToSuit;

/** Keeps the papers of a suit, and which cases it rests on. */
export const POST = staffRoute("case:decide:handling", async (visit, { id = "" }) => {
  const form = await readForm(visit, PAPER_FIELDS);
  const typed = typedIn(form);
  const done = await writeSuit(visit.staff, { id, version: Number(form.get("version")), ...typed });
  if (done.ok) return seeOther(visit, `/staff/suits/${id}?done=written`);
  if (done.reason === "fields") {
    const { problems, unknown } = done;
    const errors = errorsOf(visit, problems, unknown);
    return showSuit(visit, id, { papers: { typed, problems, unknown }, errors, status: 422 });
  }
  if (done.reason === "stale" || done.reason === "illegal_from_state") {
    const papers = { typed, problems: {}, unknown: [] };
    return showSuit(visit, id, { papers, refused: done.reason, status: 409 });
  }
  return staffErrorPage(visit, done.reason, STATUS[done.reason]);
});

function typedIn(form: Form): TypedPapers {
  return {
    defendant: form.get("defendant"),
    cases: form.get("cases"),
    claims: [...form.all("claims")],
    complaint: form.get("complaint"),
    harm: form.get("harm"),
  };
}

function errorsOf({ t }: StaffVisit, problems: PaperProblems, unknown: readonly string[]) {
  return (Object.entries(problems) as [PaperField, string][]).map(([fieldId, reason]) => ({
    fieldId,
    message:
      reason === "unknown"
        ? t("suits.write.unknown", { numbers: unknown.join(t("access.listSeparator")) })
        : problemWords(t, { field: fieldId, reason }),
  }));
}
