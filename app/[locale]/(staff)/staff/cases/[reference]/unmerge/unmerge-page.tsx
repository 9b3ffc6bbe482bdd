import type { ReactElement } from "react";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { TextArea } from "@/app/_ui/text-area";
import type { CaseView } from "@/lib/cases/case-view";
import { readCase } from "@/lib/cases/read-case";
import { dateTime } from "@/lib/i18n/dates";
import { BackToCase } from "../case-way-back";
import { stateWords } from "../merge/merge-table";

export const UNMERGE_FIELDS = ["reason", "version", "seenState", "seenHead"] as const;
export type UnmergeTyped = Record<(typeof UNMERGE_FIELDS)[number], string>;
export type UnmergeOutcome = {
  typed?: UnmergeTyped;
  problem?: string | undefined;
  refused?: { reason: "not_merged" | "head_closed" | "claimed" | "stale"; reference: string };
};

/** Where the case is handled, what taking that back means, and why. */
export async function unmergePage(
  visit: StaffVisit,
  reference: string,
  outcome: UnmergeOutcome = {},
): Promise<Response> {
  const { t } = visit;
  const read = await readCase(visit.staff, reference);
  if (!read.ok || read.view.right.kind !== "own") return staffErrorPage(visit, "not_found", 404);
  const { view } = read;
  const refused = outcome.refused ?? (view.mergedInto ? null : { reason: "not_merged" as const, reference });
  return staffPage(visit, {
    title: t("merging.undo.title"),
    status: refused ? 409 : outcome.problem ? 422 : 200,
    error: outcome.problem !== undefined,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{t("merging.undo.title")}</h1>
        {refused ? (
          <Notice tone="warning">
            {t(`merging.undo.refusals.${refused.reason}`, { reference: refused.reference })}
          </Notice>
        ) : null}
        {refused?.reason === "stale" && outcome.typed ? (
          <ThenAndNow visit={visit} view={view} typed={outcome.typed} />
        ) : null}
        {view.mergedInto ? <UndoForm visit={visit} view={view} outcome={outcome} /> : <Kept outcome={outcome} />}
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}

/** What was typed for a merge that is over already. */
function Kept({ outcome: { typed } }: { outcome: UnmergeOutcome }): ReactElement | null {
  return typed?.reason ? <blockquote className="given">{typed.reason}</blockquote> : null;
}

type Shown = { visit: StaffVisit; view: CaseView };

function ThenAndNow({ visit: { t }, view, typed }: Shown & { typed: UnmergeTyped }): ReactElement {
  const columns = (["what", "then", "now"] as const).map((key) => ({ key, label: t(`staffCase.conflict.${key}`) }));
  const now = { state: stateWords(t, reportOf(view)?.position.state ?? ""), head: view.mergedInto?.head ?? "–" };
  const rows = [
    { key: "state", cells: [t("staffCase.conflict.state"), stateWords(t, typed.seenState), now.state] },
    { key: "head", cells: [t("merging.undo.head"), typed.seenHead || "–", now.head] },
  ];
  return <DataTable caption={t("staffCase.conflict.title")} captionHidden columns={columns} rows={rows} empty="" />;
}

function UndoForm({ visit, view, outcome }: Shown & { outcome: UnmergeOutcome }): ReactElement {
  const { t } = visit;
  const { reference, mergedInto } = view;
  const report = reportOf(view);
  const error = outcome.problem && t(`merging.undo.problems.${outcome.problem}`);
  const shown = {
    version: `${report?.version ?? -1}`,
    seenState: report?.position.state ?? "",
    seenHead: mergedInto?.head ?? "",
  };
  return (
    <StaffForm
      t={t}
      formToken={visitFormToken(visit)}
      action={here(visit, `/staff/cases/${reference}/unmerge`)}
      button={t("merging.undo.button")}
      errors={error ? [{ fieldId: "reason", message: error }] : []}
    >
      {mergedInto ? (
        <p className="given">{t("merging.undo.now", { ...mergedInto, date: dateTime(t.locale, mergedInto.at) })}</p>
      ) : null}
      <p>{t("merging.undo.lead", { reference })}</p>
      {Object.entries(shown).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextArea
        name="reason"
        rows={3}
        label={t("merging.undo.reason")}
        hint={t("merging.undo.reasonHint")}
        value={outcome.typed?.reason}
        error={error}
      />
    </StaffForm>
  );
}

function reportOf({ tracks }: CaseView) {
  return tracks.find(({ position }) => position.track === "report");
}
