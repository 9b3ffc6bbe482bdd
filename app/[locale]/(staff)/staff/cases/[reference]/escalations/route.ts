import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { escalateCase } from "@/lib/cases/escalate-case";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { deskInput } from "../desk-input";
import { deskRefused } from "../desk-page";

export const GET = backToCase;

/** Asks a supervisor about a case. */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const { typed } = await deskInput(visit, "escalate");
  const { reason = "", note = "", list = "" } = typed;
  const result = await escalateCase(visit.staff, { reference, reason, note });
  if (!result.ok) return deskRefused(visit, { reference, kind: "escalate", typed }, result.reason);
  return seeOther(visit, caseAddress(reference, { done: "escalated" }, list));
});
