import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { releaseCase } from "@/lib/cases/release-case";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";

const STATUS = { not_permitted: 403, not_found: 404 } as const;

export const GET = backToCase;

/** Gives a case back. One that has run out in the meantime is given back already; one that is another's stays theirs. */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["list"]);
  const result = await releaseCase(visit.staff, reference);
  const reason = result.ok || result.reason === "not_claimed" ? "released" : result.reason;
  if (reason === "not_found" || reason === "not_permitted") return staffErrorPage(visit, reason, STATUS[reason]);
  const done = reason === "taken" ? "not_yours" : reason;
  return seeOther(visit, caseAddress(reference, { done }, form.get("list")));
});
