import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { UNMERGE_FIELDS, type UnmergeTyped, unmergePage } from "./unmerge-page";

/** What taking a merge back would do, before anything is written. */
export const GET = staffRoute("case:decide:handling", (visit, { reference = "" }) => unmergePage(visit, reference));

/** Takes it back; what cannot be done comes back with everything that was typed. */
export const POST = staffRoute("case:decide:handling", async (visit, { reference = "" }) => {
  const form = await readForm(visit, UNMERGE_FIELDS);
  const typed = Object.fromEntries(UNMERGE_FIELDS.map((name) => [name, form.get(name)])) as UnmergeTyped;
  const undone = await undoMerge(visit.staff, { reference, ...typed });
  if (undone.ok) return seeOther(visit, `/staff/cases/${reference}?done=unmerged`);
  const { reason } = undone;
  if (reason === "not_permitted" || reason === "recused") return staffErrorPage(visit, reason, 403);
  if (reason === "not_found") return staffErrorPage(visit, reason, 404);
  if (reason === "fields") return unmergePage(visit, reference, { typed, problem: undone.problems.reason });
  const of = reason === "claimed" ? undone.reference : reference;
  return unmergePage(visit, reference, { typed, refused: { reason, reference: of } });
});
