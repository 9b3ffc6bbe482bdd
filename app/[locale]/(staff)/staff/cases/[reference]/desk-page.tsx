import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import type { CaseView } from "@/lib/cases/case-view";
import { colleaguesOf } from "@/lib/cases/desk-of-case";
import { readCase } from "@/lib/cases/read-case";
import { isOpen } from "@/lib/cases/track";
import { BackToCase } from "./case-way-back";
import { DeskForm, type DeskKind, type DeskTyped } from "./desk-form";
import { answeredWords, assignedWords, heldWords } from "./desk-words";

export type Desk = { reference: string; kind: DeskKind; typed: DeskTyped };

const FIELD_OF: Record<string, string> = {
  colleague_unknown: "to",
  date_unknown: "until",
  reason_missing: "reason",
  note_missing: "note",
  answer_missing: "answer",
};
const CONFLICTS = new Set(["stale", "taken", "ended", "owner_holds"]);

/** The answer to an act of the desk that was refused: the form as typed, both states, or an error page. */
export function deskRefused(visit: StaffVisit, desk: Desk, reason: string): Promise<Response> {
  if (reason === "not_permitted" || reason === "recused") return staffErrorPage(visit, reason, 403);
  if (reason === "not_found") return staffErrorPage(visit, reason, 404);
  if (CONFLICTS.has(reason)) return deskConflict(visit, desk, reason);
  return deskAgain(visit, desk, reason);
}

async function deskAgain(visit: StaffVisit, { reference, kind, typed }: Desk, reason: string): Promise<Response> {
  const { t } = visit;
  const title = t(`desk.${kind}.title`);
  const words = kind === "answer" ? "answer" : "note";
  const colleagues = kind === "assign" ? await colleaguesOf(visit.staff, reference) : [];
  return staffPage(visit, {
    title,
    status: 422,
    error: true,
    current: "queue",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{title}</h1>
        <DeskForm
          {...{ t, reference, kind, typed, colleagues }}
          formToken={visitFormToken(visit)}
          problem={{ field: FIELD_OF[reason] ?? words, reason }}
        />
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}

/** The case as its page showed it beside the case as it is; nothing was overwritten. */
async function deskConflict(visit: StaffVisit, desk: Desk, reason: string): Promise<Response> {
  const { t } = visit;
  const read = await readCase(visit.staff, desk.reference);
  if (!read.ok) return staffErrorPage(visit, "not_found", 404);
  const columns = (["what", "then", "now"] as const).map((key) => ({ key, label: t(`staffCase.conflict.${key}`) }));
  const now = wordsNow(visit, read.view, desk);
  const cells = [t(`desk.${desk.kind}.what`), desk.typed.shown || "–", now];
  const title = t("desk.conflict.title");
  return staffPage(visit, {
    title,
    status: 409,
    current: "queue",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{title}</h1>
        <p>{t(`desk.conflict.${reason}`)}</p>
        <DataTable caption={title} captionHidden columns={columns} rows={[{ key: "state", cells }]} empty="" />
        <Typed visit={visit} desk={desk} />
        <Again visit={visit} view={read.view} desk={desk} shown={now} />
        <BackToCase visit={visit} reference={desk.reference} />
      </div>
    ),
  });
}

function wordsNow({ t }: StaffVisit, view: CaseView, { kind, typed }: Desk): string {
  if (kind === "assign") return assignedWords(t, view);
  const track = view.tracks.find(({ position }) => position.track === typed.track);
  return kind === "hold" && track ? heldWords(t, view, track) : answeredWords(t, view);
}

/** What was chosen and written, for taking it along. */
function Typed({ visit: { t }, desk: { kind, typed } }: { visit: StaffVisit; desk: Desk }): ReactElement | null {
  const reason = `desk.${kind}.reasons.${typed.reason}`;
  const words = [t.has(reason) ? t(reason) : "", typed.until, typed.note || typed.answer].filter(Boolean);
  return words.length > 0 ? <blockquote className="given">{words.join("\n")}</blockquote> : null;
}

type AgainProps = { visit: StaffVisit; view: CaseView; desk: Desk; shown: string };

/** The same wish once more, now on the state that was just shown; not where somebody's act has settled it. */
function Again({ visit, view, desk: { kind, typed, reference }, shown }: AgainProps): ReactElement | null {
  const fresh = freshState(view, kind, typed);
  if (!fresh) return null;
  const fields = Object.entries({ ...typed, ...fresh, shown });
  return (
    <form
      method="post"
      action={`/${visit.locale}/staff/cases/${reference}/${kind === "assign" ? "assignments" : "holds"}`}
    >
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button variant="secondary">{visit.t("desk.conflict.again")}</Button>
    </form>
  );
}

function freshState(view: CaseView, kind: DeskKind, typed: DeskTyped): DeskTyped | null {
  if (kind === "assign") return { seen: view.desk.assignment?.id ?? "" };
  const track = view.tracks.find(({ position }) => position.track === typed.track);
  if (kind !== "hold" || !track || !isOpen(track.position)) return null;
  const away = view.claim !== null && !view.claimedByMe;
  return away || view.desk.holds.some(({ trackId }) => trackId === track.id) ? null : { version: `${track.version}` };
}
