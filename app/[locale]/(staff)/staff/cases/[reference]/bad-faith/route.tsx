import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { askToMark } from "@/lib/cases/bad-faith/ask-to-mark";
import { decideAppeal } from "@/lib/cases/bad-faith/decide-appeal";
import { badFaithPage, STATUS } from "./bad-faith-page";

const UNREAD = ["words_missing", "too_long", "unreadable"];

export const GET = staffRoute("case:read", (visit, { reference = "" }) => badFaithPage(visit, reference, {}));

/** Asks that a report be marked, or decides about its reporter's appeal, as the button says. */
export const POST = staffRoute("case:decide:handling", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["purpose", "reason", "onceKey", "words"]);
  const move = (["keep", "lift"] as const).find((one) => one === form.get(BUTTON_FIELD));
  if (move) return decide(visit, reference, { move, words: form.get("words") });
  const typed = { purpose: form.get("purpose"), reason: form.get("reason"), onceKey: form.get("onceKey") };
  const asked = await askToMark(visit.staff, { reference, ...typed });
  if (asked.ok) return seeOther(visit, `/staff/cases/${reference}/bad-faith?done=asked`);
  if (asked.reason === "fields") {
    return badFaithPage(visit, reference, { ...typed, problems: asked.problems, status: 422 });
  }
  if (asked.reason === "already_asked" || asked.reason === "marked") {
    return badFaithPage(visit, reference, { ...typed, refused: asked.reason, status: 409 });
  }
  return staffErrorPage(visit, asked.reason, STATUS[asked.reason]);
});

type Decided = { move: "keep" | "lift"; words: string };

const KEPT = ["own_mark", "illegal_from_state", "too_new"];

async function decide(visit: StaffVisit, reference: string, { move, words }: Decided): Promise<Response> {
  const done = await decideAppeal(visit.staff, { reference, move, words });
  if (done.ok) return seeOther(visit, `/staff/cases/${reference}/bad-faith?done=decided`);
  if (UNREAD.includes(done.reason)) {
    return badFaithPage(visit, reference, { words, problems: { words: done.reason }, status: 422 });
  }
  if (KEPT.includes(done.reason)) {
    return badFaithPage(visit, reference, { words, refused: done.reason, status: 409 });
  }
  const reason = done.reason === "not_permitted" || done.reason === "recused" ? done.reason : "not_found";
  return staffErrorPage(visit, reason, STATUS[reason]);
}
