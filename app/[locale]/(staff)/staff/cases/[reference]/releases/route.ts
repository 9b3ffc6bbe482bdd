import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { releaseCase } from "@/lib/cases/release-case";
import { caseAddress } from "../case-address";

/** Gives a case back. One that has run out in the meantime is given back already. */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["list"]);
  const result = await releaseCase(visit.staff, reference);
  if (result.ok || result.reason === "not_claimed") {
    return seeOther(visit, caseAddress(reference, { done: "released" }, form.get("list")));
  }
  return staffErrorPage(visit, result.reason, result.reason === "not_found" ? 404 : 403);
});
