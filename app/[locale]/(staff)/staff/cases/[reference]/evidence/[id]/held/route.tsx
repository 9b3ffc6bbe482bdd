import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { decideHeldFile } from "@/lib/evidence/decide-held-file";
import { openHeldFile } from "@/lib/evidence/open-held-file";
import { HELD_FIELDS, type HeldPage, heldPage } from "./held-page";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

type Shown = Pick<HeldPage, "typed" | "errors">;

/** A file that is held no longer, or never was, is on the case's own page. */
export const GET = staffRoute("evidence:release", async (visit, { reference = "", id = "" }) => {
  const opened = await openHeldFile(visit.staff, { reference, evidenceId: id });
  if (opened.ok) return heldPage(visit, { reference, view: opened.view });
  if (opened.reason === "not_held") return seeOther(visit, `/staff/cases/${reference}`);
  return staffErrorPage(visit, opened.reason, STATUS[opened.reason]);
});

export const POST = staffRoute("evidence:release", async (visit, { reference = "", id = "" }) => {
  const form = await readForm(visit, HELD_FIELDS);
  const wanted = { reference, evidenceId: id };
  const typed = { decision: form.get("decision"), because: form.get("because") };
  const decided = await decideHeldFile(visit.staff, { ...wanted, ...typed });
  if (decided.ok || decided.reason === "not_held") return seeOther(visit, `/staff/cases/${reference}`);
  const { reason } = decided;
  if (reason === "not_permitted" || reason === "recused" || reason === "not_found")
    return staffErrorPage(visit, reason, STATUS[reason]);
  const shown: Shown = {
    typed,
    errors: decided.reason === "unreadable" ? decided.errors : { decision: "nothing_to_show" },
  };
  const opened = await openHeldFile(visit.staff, wanted);
  if (!opened.ok) return seeOther(visit, `/staff/cases/${reference}`);
  return heldPage(visit, { reference, view: opened.view, ...shown });
});
