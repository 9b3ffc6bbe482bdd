import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { holdTrack } from "@/lib/cases/hold-track";
import { liftHold } from "@/lib/cases/lift-hold";
import { backToCase } from "../back-to-case";
import { caseAddress } from "../case-address";
import type { DeskTyped } from "../desk-form";
import { deskInput } from "../desk-input";
import { deskRefused } from "../desk-page";
import { findNext, goOn, SEND_NEXT } from "../next-case";

export const GET = backToCase;

/** Lays a track aside until a day, or brings it back before. */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const { typed, pressed } = await deskInput(visit, "hold");
  const lifting = pressed === "lift";
  const { track = "", list = "" } = typed;
  const here = { reference, track, list };
  const next = pressed === SEND_NEXT ? await findNext(visit, here) : null;
  const result = lifting ? await lift(visit, reference, typed) : await lay(visit, reference, typed);
  if (!result.ok) return deskRefused(visit, { reference, kind: "hold", typed }, result.reason);
  if (pressed === SEND_NEXT) return goOn(visit, here, { next, did: "held" });
  return seeOther(visit, caseAddress(reference, { done: lifting ? "hold_lifted" : "held", on: track }, list));
});

function lift({ staff }: StaffVisit, reference: string, { track = "" }: DeskTyped) {
  return liftHold(staff, { reference, track });
}

function lay({ staff }: StaffVisit, reference: string, typed: DeskTyped) {
  const { track = "", version = "", until = "", reason = "", note = "" } = typed;
  return holdTrack(staff, { reference, track, version, until, reason, note });
}
