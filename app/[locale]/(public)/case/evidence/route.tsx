import type { Form } from "@/app/_server/form";
import { readUpload } from "@/app/_server/read-upload";
import { type ReporterVisit, reporterRoute } from "@/app/_server/reporter";
import { seeOther, type Visit } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import { type AddEvidenceResult, addEvidence } from "@/lib/reports/add-evidence";
import { fileSchema, PLACE_LIMIT, type TypedFileDescription } from "@/lib/reports/file-schema";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { evidencePage, FILE_FIELD, NO_DESCRIPTION } from "./evidence-page";

const DESCRIPTION = ["kind", "capturedOn", "capturedWhere"];

function typedIn(form: Form): TypedFileDescription {
  return { kind: form.get("kind"), capturedOn: form.get("capturedOn"), capturedWhere: form.get("capturedWhere") };
}

/** A file is worth more than the words about it: with a date that cannot be read it is taken all the same. */
function described(form: Form) {
  const read = readStep(fileSchema, typedIn(form));
  return read.ok ? read.answers : ({ kind: "other", capturedOn: null, capturedWhere: null } as const);
}

function refusals({ t }: Visit, results: readonly AddEvidenceResult[]): FieldError[] {
  return results.flatMap((result) => {
    if (result.ok) return [];
    const reason = result.reason === "closed" ? t("case.files.closed") : t(`files.refused.${result.reason}`);
    return [{ fieldId: FILE_FIELD, message: t("case.files.refusedFile", { name: result.displayName, reason }) }];
  });
}

function problem({ t }: Visit, { field, reason, values }: Problem): FieldError {
  return { fieldId: field, message: t(`case.evidence.problems.${reason}`, { max: PLACE_LIMIT, ...values }) };
}

export const GET = reporterRoute((at) => evidencePage(at, { typed: NO_DESCRIPTION, errors: [], taken: 0 }));

async function receive({ visit, session }: ReporterVisit) {
  const results: AddEvidenceResult[] = [];
  const form = await readUpload(visit, {
    fileField: FILE_FIELD,
    isField: (name) => DESCRIPTION.includes(name),
    take: async (file, before) => {
      results.push(await addEvidence(session, { file, ...described(before) }));
    },
  });
  return { form, results };
}

export const POST = reporterRoute(async (at) => {
  const { form, results } = await receive(at);
  const read = readStep(fileSchema, typedIn(form));
  const errors = [
    ...(read.ok || results.length === 0 ? [] : read.problems.map((one) => problem(at.visit, one))),
    ...refusals(at.visit, results),
    ...(results.length === 0 ? [{ fieldId: FILE_FIELD, message: at.visit.t("case.files.none") }] : []),
  ];
  if (errors.length === 0) return seeOther(at.visit, "/case/status?done=evidence");
  return evidencePage(at, { typed: typedIn(form), errors, taken: results.filter(({ ok }) => ok).length });
});
