import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { claimCase } from "@/lib/cases/claim-case";
import { findCase } from "@/lib/cases/find-case";
import { releaseCase } from "@/lib/cases/release-case";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";

export const GET = backToCase;

/**
 * Opens a case from the list as the keys do: the one that was left goes back to the others if opening took it, the one that
 * is opened is taken when it is free. Whoever comes second sees on the case page who has it.
 */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["leave", "take", "on", "list"]);
  const leave = form.get("leave");
  if (leave && leave !== reference) await releaseCase(visit.staff, { reference: leave, opened: true });
  const taken = form.get("take") === "1" ? await claimCase(visit.staff, { reference, opened: true }) : null;
  const refused = taken?.ok === false ? taken.reason : null;
  // A partner may look at a shared case that only its owner's people may take.
  if (!(await findCase(visit.staff, reference, "case:read"))) return staffErrorPage(visit, "not_found", 404);
  const done: Record<string, string> = refused === "taken" ? { done: "taken" } : {};
  return seeOther(visit, caseAddress(reference, { on: form.get("on"), ...done }, form.get("list")));
});
