import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Checkboxes } from "@/app/_ui/choice-list";
import { TextField } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-area";
import type { ReadSplitResult } from "@/lib/cases/splits/read-split";
import type { SplitField } from "@/lib/cases/splits/split-case";
import type { Translator } from "@/lib/i18n/translator";

export const SPLIT_FIELDS = ["reporters", "files", "title", "reason", "version", "seen", "onceKey"] as const;
export type SplitTyped = Record<"title" | "reason" | "version" | "seen" | "onceKey", string> &
  Record<"reporters" | "files", readonly string[]>;
export type SplitSeen = Extract<ReadSplitResult, { ok: true }>;

type Props = {
  visit: StaffVisit;
  seen: SplitSeen;
  typed?: SplitTyped | undefined;
  problems?: Partial<Record<SplitField, string>> | undefined;
};

/** Who leaves, which files are referred to, what the new case is about, and why. */
export function SplitForm({ visit, seen, typed, problems = {} }: Props): ReactElement {
  const { t } = visit;
  const wrong = (field: SplitField) => problems[field] && t(`splitting.problems.${problems[field]}`);
  const first = seen.reporters.length > 0 ? "reporters" : "files";
  const errors = (["reporters", "title", "reason"] as const).flatMap((field) => {
    const message = wrong(field);
    return message ? [{ fieldId: field === "reporters" ? first : field, message }] : [];
  });
  const shown = { version: `${seen.version}`, seen: seen.report ?? "", onceKey: typed?.onceKey || randomUUID() };
  return (
    <StaffForm
      t={t}
      formToken={visitFormToken(visit)}
      action={here(visit, `/staff/cases/${seen.reference}/split`)}
      button={t("splitting.button")}
      errors={errors}
    >
      {Object.entries(shown).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choices visit={visit} seen={seen} typed={typed} wrong={wrong("reporters")} />
      <TextField
        name="title"
        label={t("splitting.title")}
        hint={t("splitting.titleHint")}
        value={typed?.title}
        error={wrong("title")}
        autoComplete="off"
      />
      <TextArea
        name="reason"
        rows={3}
        label={t("splitting.reason")}
        hint={t("splitting.reasonHint")}
        value={typed?.reason}
        error={wrong("reason")}
      />
    </StaffForm>
  );
}

type ChoicesProps = Pick<Props, "visit" | "seen" | "typed"> & { wrong: string | undefined };

function Choices({ visit: { t }, seen: { reporters, files }, typed, wrong }: ChoicesProps): ReactElement {
  return (
    <>
      {reporters.length === 0 ? (
        <p className="muted">{t("splitting.alone")}</p>
      ) : (
        <Checkboxes
          name="reporters"
          legend={t("splitting.reporters")}
          hint={t("splitting.reportersHint")}
          error={wrong}
          values={typed?.reporters}
          choices={reporters.map((one) => {
            return { value: one.reference, label: one.reference, hint: hintOf(t, one) };
          })}
        />
      )}
      {files.length === 0 ? null : (
        <Checkboxes
          name="files"
          legend={t("splitting.files")}
          hint={t("splitting.filesHint")}
          error={reporters.length === 0 ? wrong : undefined}
          values={typed?.files}
          choices={files.map(({ id, position, kind }) => {
            const label = t("staffCase.evidence.file", { n: position, kind: t(`staffCase.evidence.kinds.${kind}`) });
            return { value: id, label };
          })}
        />
      )}
    </>
  );
}

/** What goes with a choice: what was sent, and who is handled together with it. */
function hintOf(t: Translator, { title, files, hasReporter, along }: SplitSeen["reporters"][number]): string {
  const theirs = t("splitting.theirs", { title, files });
  const said = { theirs, references: along.join(" ") };
  if (along.length > 0) return t(hasReporter ? "splitting.along" : "splitting.nobodysAlong", said);
  return hasReporter ? theirs : t("splitting.nobodys", said);
}
