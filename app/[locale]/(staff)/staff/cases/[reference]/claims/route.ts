import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { claimCase } from "@/lib/cases/claim-case";
import { takeOverCase } from "@/lib/cases/take-over-case";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToCase;

/** Takes a case, or for supervisors takes it over. Who comes second sees on the case page who has it. A case that has ended stays there. */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["take_over", "list"]);
  const take = form.get("take_over") === "1" ? takeOverCase : claimCase;
  const result = await take(visit.staff, reference);
  const done = result.ok ? "claimed" : result.reason;
  if (done === "claimed" || done === "taken" || done === "ended")
    return seeOther(visit, caseAddress(reference, { done }, form.get("list")));
  return staffErrorPage(visit, done, STATUS[done]);
});
