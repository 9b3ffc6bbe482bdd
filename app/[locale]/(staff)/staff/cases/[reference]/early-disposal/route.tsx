import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { askEarlyDisposal } from "@/lib/retention/ask-early-disposal";
import { onHoldPage } from "../on-hold-page";
import { earlyPage } from "./early-page";

const STATUS = { recused: 403, not_permitted: 403, not_found: 404 } as const;

export const GET = staffRoute("disposal:review", (visit, { reference = "" }) => earlyPage(visit, reference, {}));

/** Asks that a case go before its time; a second person answers among the approvals. */
export const POST = staffRoute("disposal:review", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["purpose", "reason", "onceKey"]);
  const typed = { purpose: form.get("purpose"), reason: form.get("reason"), onceKey: form.get("onceKey") };
  const asked = await askEarlyDisposal(visit.staff, { reference, ...typed });
  if (asked.ok) return seeOther(visit, "/staff/approvals");
  if (asked.reason === "on_hold") return onHoldPage(visit, { reference, hold: asked.hold });
  if (asked.reason === "fields") return earlyPage(visit, reference, { typed, problems: asked.problems, status: 422 });
  const { reason } = asked;
  if (reason === "not_permitted" || reason === "recused" || reason === "not_found") {
    return staffErrorPage(visit, reason, STATUS[reason]);
  }
  return earlyPage(visit, reference, { typed, refused: reason, status: 409 });
});
