import { readForm } from "@/app/_server/read-form";
import { staffRoute } from "@/app/_server/staff-route";
import { unmaskEvidence } from "@/lib/evidence/unmask-evidence";
import { backToPicture } from "../back-to-picture";
import { picturePage } from "../picture-page";
import { refusedPage } from "../refused-page";

export const GET = backToPicture;

/** Shows a picture without its masks, once, to somebody who said why; it travels inside the page and has no address. */
export const POST = staffRoute("evidence:unmask", async (visit, { reference = "", id = "" }) => {
  const form = await readForm(visit, ["purpose"]);
  const wanted = { reference, evidenceId: id };
  const shown = await unmaskEvidence(visit.staff, { ...wanted, purpose: form.get("purpose") });
  if (!shown.ok) return refusedPage(visit, { ...wanted, reason: shown.reason });
  const unmasked = `data:${shown.mime};base64,${shown.picture.toString("base64")}`;
  return picturePage(visit, { reference, view: shown.view, unmasked });
});
