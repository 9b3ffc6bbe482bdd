import { readForm } from "@/app/_server/read-form";
import { staffRoute } from "@/app/_server/staff-route";
import { leaveCase } from "@/lib/cases/leave-case";
import { returnToCase } from "@/lib/cases/return-to-case";
import { clockTime } from "@/lib/i18n/dates";
import { backToCase } from "../back-to-case";

const STATUS = { not_permitted: 403, not_found: 404, not_claimed: 409 } as const;

export const GET = backToCase;

/**
 * What the page of a case says as it is left, which nobody waits to hear the answer of: until when its claim stood, and
 * whether they may be back. Or that they are back: then the claim is renewed, and the page learns until when.
 */
export const POST = staffRoute("case:claim", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["until", "perhaps", "back"]);
  if (form.get("back") !== "1") {
    const until = new Date(form.get("until"));
    if (Number.isNaN(until.getTime())) return new Response(null, { status: 400 });
    const left = await leaveCase(visit.staff, { reference, until, perhapsBack: form.get("perhaps") === "1" });
    return new Response(null, { status: left.ok ? 204 : STATUS[left.reason] });
  }
  const back = await returnToCase(visit.staff, reference);
  if (!back.ok) return new Response(null, { status: STATUS[back.reason] });
  const words = visit.t("staffCase.claim.mine", { time: clockTime(visit.locale, back.until) });
  return Response.json({ until: back.until.toISOString(), words });
});
