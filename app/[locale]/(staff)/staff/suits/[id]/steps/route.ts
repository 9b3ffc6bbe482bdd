import type { Form } from "@/app/_server/form";
import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import type { FieldError } from "@/app/_ui/error-summary";
import { GAPS } from "@/lib/enforcement/art-four";
import { earliestDay, type MoveSuitResult, moveSuit } from "@/lib/enforcement/move-suit";
import { readSuit } from "@/lib/enforcement/read-suit";
import type { TypedStep } from "@/lib/enforcement/step-facts";
import { SUIT_MOVES, type SuitMove } from "@/lib/enforcement/suit";
import type { Translator } from "@/lib/i18n/translator";
import { problemWords } from "../../suit-words";
import { backToSuit, showSuit } from "../show-suit";
import { STEP_FIELDS } from "../suit-moves";

export const GET = backToSuit;

/** Brings a suit a step further, as the button says. */
export const POST = staffRoute("case:decide:handling", async (visit, { id = "" }) => {
  const form = await readForm(visit, STEP_FIELDS);
  const move = SUIT_MOVES.find((one) => one === form.get(BUTTON_FIELD));
  if (!move) return showSuit(visit, id, { status: 400 });
  const typed = typedIn(form);
  const done = await moveSuit(visit.staff, { id, version: Number(form.get("version")), move, ...typed });
  if (done.ok) return seeOther(visit, `/staff/suits/${id}?done=${move}`);
  if (done.reason === "not_found") return staffErrorPage(visit, done.reason, 404);
  if (done.reason === "recused") return staffErrorPage(visit, done.reason, 403);
  const problems = done.reason === "fields" ? done.problems : {};
  const step = { move, typed, problems };
  if (done.reason === "fields" || done.reason === "incomplete") {
    const read = await readSuit(visit.staff, id);
    const earliest = read.ok ? earliestDay(read.view, move) : null;
    const errors = errorsOf(visit.t, done, { move, earliest });
    const refused = done.reason === "incomplete" ? { refused: done.reason } : {};
    return showSuit(visit, id, { step, errors, ...refused, status: 422 });
  }
  return showSuit(visit, id, { step, refused: done.reason, status: done.reason === "not_permitted" ? 403 : 409 });
});

function typedIn(form: Form): TypedStep {
  const texts = ["day", "court", "number", "to", "amount", "apologyIn", "words"] as const;
  const typed = Object.fromEntries(texts.map((name) => [name, form.get(name)])) as Omit<TypedStep, "granted">;
  return { ...typed, granted: form.all("granted") };
}

type Refused = Extract<MoveSuitResult, { reason: "fields" | "incomplete" }>;

/** What is missing leads to its item; what was typed wrongly, to its field. */
function errorsOf(
  t: Translator,
  refused: Refused,
  { move, earliest }: { move: SuitMove; earliest: string | null },
): FieldError[] {
  if (refused.reason === "incomplete") {
    return refused.missing.map((gap) => ({ fieldId: `item-${GAPS[gap]}`, message: t(`suits.gaps.${gap}`) }));
  }
  return Object.entries(refused.problems).map(([field, reason]) => ({
    fieldId: `${move}-${field}`,
    message: problemWords(t, { field, reason, earliest }),
  }));
}
