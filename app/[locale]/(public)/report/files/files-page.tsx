import type { ReactElement } from "react";
import { publicPage } from "@/app/_server/public-page";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { FileField } from "@/app/_ui/file-field";
import { Notice } from "@/app/_ui/notice";
import { ProgressWords } from "@/app/_ui/progress-words";
import { SelectField } from "@/app/_ui/select-field";
import { EVIDENCE_KINDS } from "@/lib/evidence/evidence-kind";
import { ACCEPTED_TYPES, UPLOAD_SLOT } from "@/lib/evidence/upload-slot";
import type { DraftFileRefusal } from "@/lib/reports/add-draft-file";
import type { DraftAnswers } from "@/lib/reports/draft";
import { progressOf } from "@/lib/reports/journey";
import type { ListedProposals } from "@/lib/reports/list-proposals";
import { RETURN_FIELD } from "../_journey/open-step";
import { CoverChooser, CoverParts } from "./cover-parts";
import { FileList, type ListedFile, nameOf, problemWords } from "./file-list";
import { type Described, FILE_FIELD, fieldOf, NEW_KIND } from "./files-form";
import { Proposals } from "./proposals";
import { PhoneNote, UploadParts, uploadWords } from "./upload-parts";

export type FilesPage = {
  answers: DraftAnswers;
  /** Where the back link leads, within this language. */
  back: string;
  /** "Continue" leads back to the check page. */
  returning: boolean;
  files: readonly ListedFile[];
  refused: readonly { displayName: string; reason: DraftFileRefusal }[];
  /** How many files the last act brought; 0 when it brought none. */
  received: number;
  newKind: string;
  /** What was read on the files, to be confirmed. */
  read: ListedProposals;
  /** How many things the last act filled in. */
  filled: number;
};

function refusals(visit: Visit, { refused }: FilesPage): FieldError[] {
  const { t } = visit;
  return refused.map((file) => {
    const reason = t(`files.refused.${file.reason}`);
    return { fieldId: FILE_FIELD, message: t("files.refusedFile", { name: nameOf(visit, file), reason }) };
  });
}

function problems(visit: Visit, { files }: FilesPage): FieldError[] {
  return files.flatMap(({ file, problems }) =>
    problems.map((problem) => ({
      fieldId: fieldOf(problem.field as Described, file.id),
      message: visit.t("files.problemAt", { name: nameOf(visit, file), problem: problemWords(visit, problem) }),
    })),
  );
}

function Warnings({ visit: { t } }: { visit: Visit }): ReactElement {
  return (
    <Notice tone="inset" title={t("files.beforeTitle")}>
      <p>{t("files.beforeNames")}</p>
      <p>{t("files.beforePlace")}</p>
    </Notice>
  );
}

/** The kind stands before the files: a form is read in order, and each file is kept with what came before it. */
function Chooser({ visit, page }: { visit: Visit; page: FilesPage }): ReactElement {
  const { t } = visit;
  const limits = { megabytes: UPLOAD_SLOT.bytes / 1_000_000, files: UPLOAD_SLOT.files };
  const refused = refusals(visit, page);
  if (page.files.length >= UPLOAD_SLOT.files)
    return (
      <section id={FILE_FIELD} tabIndex={-1}>
        <Notice>
          <p>{t("files.full", { files: limits.files })}</p>
        </Notice>
      </section>
    );
  return (
    <section>
      <SelectField
        name={NEW_KIND}
        label={t("files.newKind")}
        hint={t("files.newKindHint")}
        placeholder={t("files.chooseLater")}
        value={page.newKind}
        options={EVIDENCE_KINDS.map((kind) => ({ value: kind, label: t(`files.kinds.${kind}`) }))}
      />
      <FileField
        name={FILE_FIELD}
        label={page.files.length > 0 ? t("files.chooseMore") : t("files.choose")}
        hint={t("files.chooseHint", limits)}
        error={refused.length > 0 ? refused.map(({ message }) => message).join("\n") : undefined}
        accept={ACCEPTED_TYPES}
        multiple
      />
      <CoverChooser visit={visit} />
      <p className="muted">{t("files.sendHint")}</p>
      <Button variant="secondary" name={BUTTON_FIELD} value="send">
        {t("files.send")}
      </Button>
      <Details summary={t("files.heicTitle")}>
        <p>{t("files.heicHelp")}</p>
      </Details>
    </section>
  );
}

/** One form for everything, so that each button also keeps what was filled in beside the files. */
function FilesForm({ visit, page }: { visit: Visit; page: FilesPage }): ReactElement {
  const { t } = visit;
  return (
    <form method="post" action={visit.url.pathname} encType="multipart/form-data" noValidate {...uploadWords(visit)}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      {/* Enter in a field presses the form's first button: that must not be a picture's own. */}
      <button type="submit" className="vh" name={BUTTON_FIELD} value="send" tabIndex={-1} aria-hidden="true" />
      {page.returning ? <input type="hidden" name={RETURN_FIELD} value="check" /> : null}
      {page.files.length > 0 ? <FileList visit={visit} files={page.files} /> : null}
      <Proposals visit={visit} answers={page.answers} read={page.read} />
      <Chooser visit={visit} page={page} />
      <UploadParts visit={visit} />
      <CoverParts visit={visit} />
      <PhoneNote visit={visit} />
      <Button name={BUTTON_FIELD} value="continue">
        {page.files.length > 0 ? t("ui.continue") : t("files.continueWithout")}
      </Button>
    </form>
  );
}

/** The page with the files of the report under way. */
export function filesPage(visit: Visit, page: FilesPage): Promise<Response> {
  const { t } = visit;
  const errors = [...refusals(visit, page), ...problems(visit, page)];
  return publicPage(visit, {
    title: t("files.title"),
    back: page.back,
    error: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    scripts: ["files.js"],
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
        <ProgressWords text={t("ui.progress", progressOf(page.answers, "files"))} />
        <h1>{t("files.title")}</h1>
        {page.received > 0 ? (
          <Notice tone="success" live>
            <p>{t("files.received", { count: page.received })}</p>
          </Notice>
        ) : null}
        {page.filled > 0 ? (
          <Notice tone="success" live>
            <p>{t("proposals.filled", { count: page.filled })}</p>
          </Notice>
        ) : null}
        <p>{t("files.intro")}</p>
        <Warnings visit={visit} />
        <FilesForm visit={visit} page={page} />
      </>
    ),
  });
}
