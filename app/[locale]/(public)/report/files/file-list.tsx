import type { ReactElement } from "react";
import { here, type Visit } from "@/app/_server/visit";
import { DateField } from "@/app/_ui/date-field";
import { Details } from "@/app/_ui/details";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { type Thumb, ThumbList } from "@/app/_ui/thumb-list";
import { EVIDENCE_KINDS } from "@/lib/evidence/evidence-kind";
import { wholeNumber } from "@/lib/i18n/dates";
import type { DraftFileView } from "@/lib/reports/draft";
import { PLACE_LIMIT, type TypedFileDescription } from "@/lib/reports/file-schema";
import type { Problem } from "@/lib/reports/read-step";
import { fieldOf } from "./files-form";

/** A file, what was typed about it this time, and what is wrong with that. */
export type ListedFile = { file: DraftFileView; typed: TypedFileDescription; problems: readonly Problem[] };

export function nameOf({ t }: Visit, file: { displayName: string }): string {
  return file.displayName || t("files.unnamed");
}

export function problemWords({ t }: Visit, { reason, values }: Problem): string {
  return t(`files.problem.${reason}`, { max: PLACE_LIMIT, ...values });
}

function sizeOf({ t, locale }: Visit, bytes: number): string {
  if (bytes < 1_000_000)
    return t("files.sizeKilobytes", { size: wholeNumber(locale, Math.max(1, Math.round(bytes / 1_000))) });
  return t("files.sizeMegabytes", { size: wholeNumber(locale, Math.round(bytes / 100_000) / 10) });
}

function errorAt(visit: Visit, { problems }: ListedFile, field: string): string | undefined {
  const problem = problems.find((one) => one.field === field);
  return problem && problemWords(visit, problem);
}

function WhenWhere({ visit, listed }: { visit: Visit; listed: ListedFile }): ReactElement {
  const { t } = visit;
  const { file, typed, problems } = listed;
  const said = typed.capturedOn !== "" || typed.capturedWhere !== "";
  return (
    <Details summary={t("files.whenWhere")} open={said || problems.length > 0}>
      <DateField
        name={fieldOf("capturedOn", file.id)}
        label={t("files.when")}
        optionalLabel={t("ui.optional")}
        hint={t("files.whenHint")}
        value={typed.capturedOn}
        error={errorAt(visit, listed, "capturedOn")}
      />
      <TextField
        name={fieldOf("capturedWhere", file.id)}
        label={t("files.where")}
        optionalLabel={t("ui.optional")}
        hint={t("files.whereHint")}
        value={typed.capturedWhere}
        autoComplete="off"
        error={errorAt(visit, listed, "capturedWhere")}
      />
    </Details>
  );
}

function About({ visit, listed }: { visit: Visit; listed: ListedFile }): ReactElement {
  const { t } = visit;
  const { file, typed } = listed;
  return (
    <>
      {file.hasLocation ? <p>{t("files.hasPlace")}</p> : null}
      <SelectField
        name={fieldOf("kind", file.id)}
        label={t("files.what")}
        value={typed.kind}
        error={errorAt(visit, listed, "kind")}
        options={EVIDENCE_KINDS.map((kind) => ({ value: kind, label: t(`files.kinds.${kind}`) }))}
      />
      <WhenWhere visit={visit} listed={listed} />
    </>
  );
}

function thumbOf(visit: Visit, listed: ListedFile, place: { first: boolean; last: boolean }): Thumb {
  const { t } = visit;
  const { file } = listed;
  const name = nameOf(visit, file);
  const action = (field: string, label: string) => ({ name: field, value: file.id, label, hidden: name });
  const alt = t("files.alt", { kind: t(`files.kinds.${file.kind}`), name });
  return {
    key: file.id,
    image: file.hasThumbnail
      ? { src: here(visit, `/report/files/${file.id}`), width: 240, height: 320, alt }
      : undefined,
    stand: t("files.pdf"),
    kind: name,
    size: sizeOf(visit, file.bytes),
    hash: file.sha256.slice(0, 12),
    detail: <About visit={visit} listed={listed} />,
    actions: [
      ...(place.first ? [] : [action("up", t("ui.moveUp"))]),
      ...(place.last ? [] : [action("down", t("ui.moveDown"))]),
      action("remove", t("ui.remove")),
    ],
  };
}

/** What has been received, as prints on a table. */
export function FileList({ visit, files }: { visit: Visit; files: readonly ListedFile[] }): ReactElement {
  const { t } = visit;
  const last = files.length - 1;
  return (
    <section>
      <h2 id="received">{t("files.listTitle", { count: files.length })}</h2>
      <p>{t("files.listHint")}</p>
      <ThumbList
        label={t("files.listLabel")}
        items={files.map((listed, at) => thumbOf(visit, listed, { first: at === 0, last: at === last }))}
      />
    </section>
  );
}
