import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { APPROVAL_MOVES } from "@/lib/cases/approvals/approval";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { readApproval } from "@/lib/cases/approvals/list-approvals";
import { type ApprovalOutcome, approvalPage } from "./approval-page";

const UNREAD = ["words_missing", "too_long", "unreadable"];

/** Which acts one may answer differs from role to role: what is not there and what is not for this person sound alike. */
async function show(visit: StaffVisit, id: string, outcome: ApprovalOutcome): Promise<Response> {
  const approval = await readApproval(visit.staff, id);
  return approval ? approvalPage(visit, approval, outcome) : staffErrorPage(visit, "not_permitted", 403);
}

export const GET = staffRoute(null, (visit, { id = "" }) => show(visit, id, {}));

/** Approves or refuses, as the button says; whether this person may answer this very request is for the use case to say. */
export const POST = staffRoute(null, async (visit, { id = "" }) => {
  const form = await readForm(visit, ["words"]);
  const move = APPROVAL_MOVES.find((one) => one === form.get(BUTTON_FIELD));
  if (!move) return show(visit, id, {});
  const words = form.get("words");
  const done = await decideApproval(visit.staff, { id, move, words });
  if (done.ok) return seeOther(visit, `/staff/approvals/${id}`);
  if (done.reason === "not_found") return staffErrorPage(visit, "not_permitted", 403);
  if (done.reason === "recused") return staffErrorPage(visit, "recused", 403);
  if (UNREAD.includes(done.reason)) return show(visit, id, { words, problem: done.reason, status: 422 });
  return show(visit, id, { words, refused: done.reason, status: 409 });
});
