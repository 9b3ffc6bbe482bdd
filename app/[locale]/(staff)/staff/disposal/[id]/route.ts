import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { changeItem } from "@/lib/retention/change-item";
import { moveBatch } from "@/lib/retention/move-batch";
import { mayDispose, readBatch } from "@/lib/retention/read-batches";
import { type BatchOutcome, batchPage } from "./batch-page";

async function show(visit: StaffVisit, id: string, outcome: BatchOutcome): Promise<Response> {
  if (!mayDispose(visit.staff)) return staffErrorPage(visit, "not_permitted", 403);
  const batch = await readBatch(visit.staff, id);
  return batch ? batchPage(visit, batch, outcome) : staffErrorPage(visit, "not_found", 404);
}

export const GET = staffRoute(null, (visit, { id = "" }) => show(visit, id, {}));

/** Keeps an item for longer, puts it back, or says something of the whole batch, as the button says. */
export const POST = staffRoute(null, async (visit, { id = "" }) => {
  const form = await readForm(visit, ["item", "months", "reason", "version", "words"]);
  const pressed = form.get(BUTTON_FIELD);
  const item = form.get("item");
  if (pressed === "put_back") return change(visit, { batch: id, item });
  if (pressed === "keep") {
    return change(visit, { batch: id, item, months: form.get("months"), reason: form.get("reason") });
  }
  const move = MOVES.find((one) => one === pressed);
  if (!move) return show(visit, id, {});
  const words = form.get("words");
  const done = await moveBatch(visit.staff, { id, move, version: form.get("version"), words });
  if (done.ok) return seeOther(visit, `/staff/disposal/${id}`);
  if (UNREAD.has(done.reason)) return show(visit, id, { words, problem: done.reason, status: 422 });
  return show(visit, id, { words, refused: done.reason, status: 409 });
});

const MOVES = ["review", "approve", "refuse"] as const;
const UNREAD = new Set<string>(["words_missing", "too_long", "unreadable"]);

type Change = Parameters<typeof changeItem>[1];

async function change(visit: StaffVisit, input: Change): Promise<Response> {
  const done = await changeItem(visit.staff, input);
  if (done.ok) return seeOther(visit, `/staff/disposal/${input.batch}`);
  if (done.reason === "not_found") return staffErrorPage(visit, "not_found", 404);
  if (done.reason !== "fields") return show(visit, input.batch, { refused: done.reason, status: 409 });
  const typed = { item: input.item, months: "", reason: "", ...("reason" in input ? input : {}) };
  return show(visit, input.batch, { keeping: { typed, problems: done.problems }, status: 422 });
}
