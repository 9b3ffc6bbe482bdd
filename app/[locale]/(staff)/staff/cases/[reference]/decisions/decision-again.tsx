import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import type { ChecklistItem } from "@/lib/cases/checklists/checklist";
import { offerReplies } from "@/lib/cases/replies/read-replies";
import { suggestedGrounds } from "@/lib/cases/routing/suggested-grounds";
import { BackToCase } from "../case-way-back";
import { DecisionForm } from "../decision-form";
import { OpenChecks } from "../open-checks";
import type { Picked } from "../reply-picker";
import { situationOf } from "../reply-situation";
import { decisionConflict } from "./decision-conflict";
import type { DecisionInput } from "./decision-input";

type Field = "ground" | "message" | "note" | "target";

const FIELD_OF: Record<string, Field> = {
  ground_missing: "ground",
  ground_unknown: "ground",
  message_missing: "message",
  note_missing: "note",
  target_missing: "target",
  target_unknown: "target",
  target_recused: "target",
  too_long: "message",
  unfilled: "message",
};
const CONFLICTS = new Set([
  "stale",
  "illegal_from_state",
  "already_done",
  "report_there",
  "not_claimed",
  "extension_refused",
]);
const STATUS: Record<string, number> = { not_permitted: 403, recused: 403, not_found: 404 };

/** The answer to a decision that was not taken: the form with its fault, what has changed meanwhile, or a refusal. */
export function decisionRefused(
  visit: StaffVisit,
  input: DecisionInput,
  { reason, checks }: { reason: string; checks?: readonly ChecklistItem[] },
): Promise<Response> {
  if (checks) return decisionAgain(visit, input, { checks });
  const field = FIELD_OF[reason];
  if (field) return decisionAgain(visit, input, { field, reason });
  if (CONFLICTS.has(reason)) return decisionConflict(visit, input, reason);
  return staffErrorPage(visit, reason === "unreadable" ? "unknown_fields" : reason, STATUS[reason] ?? 400);
}

type Outcome = { field: Field; reason: string } | { picked: Picked } | { checks: readonly ChecklistItem[] } | null;

/** The form once more with everything that was typed. */
export async function decisionAgain(
  visit: StaffVisit,
  { request, opened, typed }: DecisionInput,
  outcome: Outcome,
): Promise<Response> {
  const { t } = visit;
  if (!request || !opened) return staffErrorPage(visit, "unknown_fields", 400);
  const { reference, track, action } = request;
  const suggested = await suggestedGrounds(visit.staff, reference);
  const problem = outcome && "field" in outcome ? outcome : undefined;
  const checks = outcome && "checks" in outcome ? outcome.checks : undefined;
  const situation = situationOf({ track, action, step: opened.step, behaviour: "" }, typed.ground);
  return staffPage(visit, {
    title: t(`cases.actions.${action}`),
    status: problem || checks ? 422 : 200,
    error: (problem ?? checks) !== undefined,
    current: "queue",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{t(`cases.actions.${action}`)}</h1>
        {checks ? (
          <OpenChecks t={t} action={action} checks={checks} address={here(visit, `/staff/cases/${reference}`)} />
        ) : null}
        <DecisionForm
          t={t}
          formToken={visitFormToken(visit)}
          reference={reference}
          track={track}
          version={Number(typed.version)}
          state={opened.state}
          action={action}
          step={opened.step}
          suggested={suggested.ok ? suggested.grounds : []}
          typed={typed}
          replies={await offerReplies(visit.staff, situation)}
          picked={outcome && "picked" in outcome ? outcome.picked : undefined}
          problem={problem}
        />
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}
