import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { readGrades } from "@/lib/cases/read-grades";
import { gradeEvidence } from "@/lib/evidence/grade-evidence";
import { GRADE_FIELDS, GradeForm } from "../grade-form";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

/** A reload leads back to the grades. */
export const GET = staffRoute("evidence:view", async (visit, { reference = "" }) =>
  seeOther(visit, `/staff/cases/${reference}/grades`),
);

/** Keeps a grade; what is missing comes back with the form as it was typed. */
export const POST = staffRoute("case:decide:triage", async (visit, { reference = "", id = "" }) => {
  const form = await readForm(visit, GRADE_FIELDS);
  const typed = {
    reliability: form.get("reliability"),
    credibility: form.get("credibility"),
    reason: form.get("reason"),
    onceKey: form.get("onceKey"),
  };
  const kept = await gradeEvidence(visit.staff, { reference, evidenceId: id, ...typed });
  if (kept.ok) return seeOther(visit, `/staff/cases/${reference}/grades?done=graded&n=${kept.n}`);
  if (kept.reason !== "unreadable") return staffErrorPage(visit, kept.reason, STATUS[kept.reason]);
  const read = await readGrades(visit.staff, reference);
  const item = read.ok ? read.items.find((one) => one.id === id) : undefined;
  if (!item) return staffErrorPage(visit, "not_found", 404);
  const { t } = visit;
  return staffPage(visit, {
    title: t("grading.title"),
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{t("grading.title")}</h1>
        <p>{t("staffCase.evidence.file", { n: item.n, kind: t(`staffCase.evidence.kinds.${item.kind}`) })}</p>
        <GradeForm
          t={t}
          formToken={visitFormToken(visit)}
          reference={reference}
          item={item}
          typed={typed}
          errors={kept.errors}
        />
        <p>
          <a href={`/${t.locale}/staff/cases/${reference}/grades`}>{t("grading.title")}</a>
        </p>
      </div>
    ),
  });
});
