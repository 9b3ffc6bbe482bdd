import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { readSign } from "@/lib/cases/reading-watch/read-sign";
import { settleSign } from "@/lib/cases/reading-watch/settle-sign";
import type { SignOutcome } from "./settle-form";
import { signPage } from "./sign-page";

const UNREAD = ["words_missing", "too_long", "unreadable"];

async function show(visit: StaffVisit, id: string, outcome: SignOutcome): Promise<Response> {
  const read = await readSign(visit.staff, id);
  return read.ok ? signPage(visit, read, outcome) : staffErrorPage(visit, "not_found", 404);
}

export const GET = staffRoute("audit:read", (visit, { id = "" }) => show(visit, id, {}));

/** Asks for an explanation or sets the sign aside, as the button says. */
export const POST = staffRoute("audit:read", async (visit, { id = "" }) => {
  const form = await readForm(visit, ["words"]);
  const move = (["ask", "set_aside"] as const).find((one) => one === form.get(BUTTON_FIELD));
  if (!move) return staffErrorPage(visit, "not_found", 404);
  const words = form.get("words");
  const done = await settleSign(visit.staff, { id, move, words });
  if (done.ok) return seeOther(visit, `/staff/reading/${id}?done=${move}`);
  if (done.reason === "not_found") return staffErrorPage(visit, "not_found", 404);
  if (UNREAD.includes(done.reason)) return show(visit, id, { move, words, problem: done.reason, status: 422 });
  return show(visit, id, { move, words, refused: done.reason, status: 409 });
});
