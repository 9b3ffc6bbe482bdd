import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { escalateCase } from "@/lib/cases/escalate-case";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import { deskInput } from "../desk-input";
import { deskRefused } from "../desk-page";
import { findNext, goOn, SEND_NEXT } from "../next-case";

export const GET = backToCase;

/** Asks a supervisor about a case. */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const { typed, pressed } = await deskInput(visit, "escalate");
  const { track = "", reason = "", note = "", list = "" } = typed;
  const here = { reference, track, list };
  const next = pressed === SEND_NEXT ? await findNext(visit, here) : null;
  const result = await escalateCase(visit.staff, { reference, reason, note });
  if (!result.ok) return deskRefused(visit, { reference, kind: "escalate", typed }, result.reason);
  if (pressed === SEND_NEXT) return goOn(visit, here, { next, did: "escalated" });
  return seeOther(visit, caseAddress(reference, { done: "escalated" }, list));
});
