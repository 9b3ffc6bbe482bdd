import { staffErrorPage } from "@/app/_server/staff-error-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { fillReplyFor } from "@/lib/cases/replies/fill-reply";
import { platformIn } from "../../../templates/reply-words";
import { groundName } from "../reply-situation";
import { decisionAgain } from "./decision-again";
import type { DecisionInput } from "./decision-input";

/** The form once more with the chosen reply below what was typed. Nothing is decided. */
export async function decisionFilled(
  visit: StaffVisit,
  input: DecisionInput,
  { reference, track, action }: NonNullable<DecisionInput["request"]>,
): Promise<Response> {
  const { typed, opened } = input;
  const ground = (opened && groundName(opened.step, typed.ground)) ?? "";
  const target = opened?.step.target === "body" ? (typed.target ?? "") : "";
  const filled = await fillReplyFor(visit.staff, {
    reference,
    template: typed.template ?? "",
    typed: typed.message ?? "",
    subject: { track, action, ground, target },
    platformIn,
  });
  if (filled.ok) {
    const words = { ...typed, message: filled.text, reply: filled.used, template: "" };
    return decisionAgain(visit, { ...input, typed: words }, { picked: { missing: filled.missing } });
  }
  if (filled.reason !== "retired")
    return staffErrorPage(visit, filled.reason, filled.reason === "not_found" ? 404 : 403);
  return decisionAgain(visit, { ...input, typed: { ...typed, template: "" } }, { picked: { gone: true } });
}
