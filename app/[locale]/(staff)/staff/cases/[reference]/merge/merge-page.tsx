import type { ReactElement } from "react";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import type { MergeField } from "@/lib/cases/merges/merge-case";
import { type PreviewMergeResult, previewMerge } from "@/lib/cases/merges/preview-merge";
import { BackToCase } from "../case-way-back";
import { MergeForm, type MergeTyped } from "./merge-form";
import { MergeTable, ThenAndNow } from "./merge-table";

/** What came of the last form, and what was typed in it. */
export type MergeOutcome = {
  typed?: MergeTyped;
  problems?: Partial<Record<MergeField, string>>;
  /** Refused for what was found under the locks; a sentence. */
  refused?: string;
  stale?: true;
  status?: number;
};
type Asked = { reference: string; into: string };
type Preview = Extract<PreviewMergeResult, { ok: true }>;

const MEANS = ["number", "reporters", "files", "undo"] as const;

/** Two cases side by side: what each is, what would be after, and the form that merges them; or why it cannot be. */
export async function mergePage(visit: StaffVisit, asked: Asked, outcome: MergeOutcome = {}): Promise<Response> {
  const { t } = visit;
  const { reference, into } = asked;
  const seen = await previewMerge(visit.staff, asked);
  if (!seen.ok && seen.reason !== "target_unknown") {
    return staffErrorPage(visit, seen.reason, seen.reason === "not_found" ? 404 : 403);
  }
  const wrong = wrongNumber(visit, asked, seen) ?? outcome.refused;
  const preview = seen.ok && !seen.refusal ? seen : null;
  return staffPage(visit, {
    title: t("merging.title"),
    status: outcome.status ?? (wrong ? 422 : 200),
    error: wrong !== undefined || outcome.problems !== undefined,
    current: "queue",
    children: (
      <div className="stack">
        <BackToCase visit={visit} reference={reference} />
        <h1>{t("merging.title")}</h1>
        <p>{t("merging.lead", { reference })}</p>
        <ul>
          {MEANS.map((key) => (
            <li key={key}>{t(`merging.means.${key}`, { reference })}</li>
          ))}
        </ul>
        <NumberForm visit={visit} reference={reference} into={into} wrong={wrong} />
        {outcome.stale && outcome.typed && seen.ok ? <Stale visit={visit} typed={outcome.typed} seen={seen} /> : null}
        {preview ? <Compared visit={visit} asked={asked} outcome={outcome} preview={preview} /> : null}
      </div>
    ),
  });
}

function wrongNumber({ t }: StaffVisit, { into }: Asked, seen: PreviewMergeResult): string | undefined {
  if (seen.ok) return seen.refusal ? t(`merging.refusals.${seen.refusal}`) : undefined;
  return into ? t("merging.problems.target_unknown") : undefined;
}

type NumberProps = { visit: StaffVisit; reference: string; into: string; wrong: string | undefined };

function NumberForm({ visit, reference, into, wrong }: NumberProps): ReactElement {
  const { t } = visit;
  return (
    <form method="get" action={here(visit, `/staff/cases/${reference}/merge`)} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={wrong ? [{ fieldId: "into", message: wrong }] : []} />
      <TextField
        name="into"
        width="medium"
        label={t("merging.into")}
        hint={t("merging.intoHint")}
        value={into}
        error={wrong}
        autoComplete="off"
        spellCheck={false}
      />
      <Button variant="secondary">{t("merging.compare")}</Button>
    </form>
  );
}

function Stale({ visit: { t }, typed, seen }: { visit: StaffVisit; typed: MergeTyped; seen: Preview }): ReactElement {
  return (
    <>
      <Notice tone="warning">{t(seen.refusal ? "merging.stale.gone" : "merging.stale.notice")}</Notice>
      <ThenAndNow t={t} typed={typed} seen={seen} />
      {seen.refusal && typed.reason.trim() ? <blockquote className="given">{typed.reason}</blockquote> : null}
    </>
  );
}

type ComparedProps = { visit: StaffVisit; asked: Asked; outcome: MergeOutcome; preview: Preview };

function Compared({ visit, asked, outcome, preview }: ComparedProps): ReactElement {
  const { t } = visit;
  const { head } = preview;
  const elsewhere = asked.into.trim().toUpperCase() !== head.reference;
  return (
    <>
      {elsewhere ? <Notice>{t("merging.headed", { typed: asked.into, head: head.reference })}</Notice> : null}
      <MergeTable t={t} seen={preview} />
      <div className="column">
        <MergeForm visit={visit} asked={asked} outcome={outcome} seen={preview} />
      </div>
    </>
  );
}
