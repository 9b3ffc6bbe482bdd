import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { answerEscalation } from "@/lib/cases/answer-escalation";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { deskInput } from "../desk-input";
import { deskRefused } from "../desk-page";

export const GET = backToCase;

/** A supervisor takes an escalated case up, or sends a word back. */
export const POST = staffRoute("case:assign", async (visit, { reference = "" }) => {
  const { typed, pressed } = await deskInput(visit, "answer");
  const { id = "", answer = "", list = "" } = typed;
  const take = pressed === "take";
  const result = await answerEscalation(visit.staff, { reference, id, take, answer });
  if (!result.ok) return deskRefused(visit, { reference, kind: "answer", typed }, result.reason);
  return seeOther(visit, caseAddress(reference, { done: take ? "taken_up" : "answered" }, list));
});
