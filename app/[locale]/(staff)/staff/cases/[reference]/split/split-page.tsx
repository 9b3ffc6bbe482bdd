import type { ReactElement } from "react";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { readSplit } from "@/lib/cases/splits/read-split";
import type { SplitField } from "@/lib/cases/splits/split-case";
import { BackToCase } from "../case-way-back";
import { stateWords } from "../merge/merge-table";
import { SplitForm, type SplitSeen, type SplitTyped } from "./split-form";

/** What came of the last form, and what was chosen and typed in it. */
export type SplitOutcome = {
  typed?: SplitTyped;
  problems?: Partial<Record<SplitField, string>>;
  /** A sentence. */
  refused?: string;
  stale?: true;
};

const MEANS = ["number", "reporters", "files", "undo"] as const;

/** What splitting does, who and what could leave, and the form; or why nothing can. */
export async function splitPage(visit: StaffVisit, reference: string, outcome: SplitOutcome = {}): Promise<Response> {
  const { t } = visit;
  const seen = await readSplit(visit.staff, reference);
  if (!seen.ok) return staffErrorPage(visit, seen.reason, seen.reason === "not_found" ? 404 : 403);
  const refused = seen.refusal ? t(`splitting.refusals.${seen.refusal}`) : outcome.refused;
  return staffPage(visit, {
    title: t("splitting.heading"),
    status: refused || outcome.stale ? 409 : outcome.problems ? 422 : 200,
    error: outcome.problems !== undefined,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={visit} reference={reference} />
        <h1>{t("splitting.heading")}</h1>
        <p>{t("splitting.lead")}</p>
        <ul>
          {MEANS.map((key) => (
            <li key={key}>{t(`splitting.means.${key}`)}</li>
          ))}
        </ul>
        {refused ? <Notice tone="warning">{refused}</Notice> : null}
        {outcome.stale && outcome.typed ? <Stale visit={visit} seen={seen} typed={outcome.typed} /> : null}
        {seen.refusal ? <Kept typed={outcome.typed} /> : <SplitForm visit={visit} seen={seen} {...outcome} />}
      </div>
    ),
  });
}

/** What was typed for a case that cannot be split any more. */
function Kept({ typed }: { typed: SplitTyped | undefined }): ReactElement | null {
  return typed?.reason ? <blockquote className="given">{typed.reason}</blockquote> : null;
}

type StaleProps = { visit: StaffVisit; seen: SplitSeen; typed: SplitTyped };

/** The case as it was shown beside the case as it is; who has left in between is named. */
function Stale({ visit: { t }, seen, typed }: StaleProps): ReactElement {
  const columns = (["what", "then", "now"] as const).map((key) => ({ key, label: t(`staffCase.conflict.${key}`) }));
  const still = typed.reporters.filter((one) => seen.reporters.some(({ reference }) => reference === one));
  const named = (references: readonly string[]) => references.join(" ") || "–";
  const state = [t("staffCase.conflict.state"), stateWords(t, typed.seen), stateWords(t, seen.report ?? "")];
  const rows = [
    { key: "state", cells: state },
    { key: "reporters", cells: [t("splitting.reporters"), named(typed.reporters), named(still)] },
  ];
  return (
    <>
      <Notice tone="warning">{t("splitting.stale")}</Notice>
      <DataTable caption={t("staffCase.conflict.title")} captionHidden columns={columns} rows={rows} empty="" />
    </>
  );
}
