import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { assignCase } from "@/lib/cases/assign-case";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { deskInput } from "../desk-input";
import { deskRefused } from "../desk-page";

export const GET = backToCase;

/** Says whose a case is from now on. */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const { typed } = await deskInput(visit, "assign");
  const { to = "", seen = "", list = "" } = typed;
  const result = await assignCase(visit.staff, { reference, to, seen });
  if (!result.ok) return deskRefused(visit, { reference, kind: "assign", typed }, result.reason);
  return seeOther(visit, caseAddress(reference, { done: to ? "assigned" : "unassigned" }, list));
});
