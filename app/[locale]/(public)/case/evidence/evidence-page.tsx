import type { ReactElement } from "react";
import { publicPage } from "@/app/_server/public-page";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { ReporterVisit } from "@/app/_server/reporter";
import { type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import { FileField } from "@/app/_ui/file-field";
import { Notice } from "@/app/_ui/notice";
import { SelectField } from "@/app/_ui/select-field";
import { EVIDENCE_KINDS } from "@/lib/evidence/evidence-kind";
import { ACCEPTED_TYPES } from "@/lib/evidence/upload-slot";
import { takesEvidence } from "@/lib/reports/case-timeline";
import type { TypedFileDescription } from "@/lib/reports/file-schema";

export type Upload = { typed: TypedFileDescription; errors: readonly FieldError[]; taken: number };

export const FILE_FIELD = "file";
export const NO_DESCRIPTION: TypedFileDescription = { kind: "other", capturedOn: "", capturedWhere: "" };

/** The description stands before the files: a form is read in order, and each file is kept with what came before it. */
function Fields({ visit: { t }, upload }: { visit: Visit; upload: Upload }): ReactElement {
  const { typed, errors } = upload;
  const kinds = EVIDENCE_KINDS.map((kind) => ({ value: kind, label: t(`files.kinds.${kind}`) }));
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <>
      <SelectField name="kind" label={t("case.evidence.kind")} options={kinds} value={typed.kind} />
      <TextField
        name="capturedOn"
        label={t("case.evidence.capturedOn")}
        optionalLabel={t("ui.optional")}
        hint={t("case.evidence.capturedOnHint")}
        error={errorOf("capturedOn")}
        value={typed.capturedOn}
        autoComplete="off"
        width="medium"
      />
      <TextField
        name="capturedWhere"
        label={t("case.evidence.capturedWhere")}
        optionalLabel={t("ui.optional")}
        hint={t("case.evidence.capturedWhereHint")}
        error={errorOf("capturedWhere")}
        value={typed.capturedWhere}
        autoComplete="off"
      />
      <FileField
        name={FILE_FIELD}
        label={t("case.evidence.files")}
        hint={t("case.evidence.filesHint")}
        error={errorOf(FILE_FIELD)}
        accept={ACCEPTED_TYPES}
        multiple
      />
    </>
  );
}

/** More evidence, until both tracks have ended; what was not taken is said file by file. */
export function evidencePage({ visit, report }: ReporterVisit, upload: Upload): Promise<Response> {
  const { t } = visit;
  const failed = upload.errors.length > 0;
  return publicPage(visit, {
    title: t("case.evidence.title"),
    back: "/case/status",
    status: failed ? 422 : 200,
    error: failed,
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={upload.errors} />
        {upload.taken > 0 ? (
          <Notice tone="success" live>
            {t("case.files.taken", { count: upload.taken })}
          </Notice>
        ) : null}
        <h1>{t("case.evidence.title")}</h1>
        {takesEvidence(report) ? (
          <>
            <p>{t("case.evidence.lead")}</p>
            <form method="post" encType="multipart/form-data" noValidate={true}>
              <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
              <Fields visit={visit} upload={upload} />
              <Button>{t("case.evidence.send")}</Button>
            </form>
          </>
        ) : (
          <p>{t("case.files.closed")}</p>
        )}
      </>
    ),
  });
}
