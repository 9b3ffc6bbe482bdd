import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { revokeSessions } from "@/lib/access/revoke-sessions";
import type { Staff } from "@/lib/access/staff";
import { type PictureChoice, switchPictures } from "@/lib/access/switch-pictures";
import { switchSingleKeys } from "@/lib/access/switch-single-keys";
import { normaliseReference } from "@/lib/cases/reference";

const pictures = (choice: PictureChoice) => (staff: Staff) => switchPictures(staff, choice);

const ACTS = new Map<string, (staff: Staff, session: string) => Promise<unknown>>([
  ["revoke", (staff, sessionId) => revokeSessions(staff, { staffId: staff.id, sessionId })],
  ["revoke_others", (staff) => revokeSessions(staff, { staffId: staff.id })],
  ["keys_on", (staff) => switchSingleKeys(staff, true)],
  ["keys_off", (staff) => switchSingleKeys(staff, false)],
  ["blur_on", pictures({ blurPictures: true })],
  ["blur_off", pictures({ blurPictures: false })],
  ["grey_on", pictures({ greyPictures: true })],
  ["grey_off", pictures({ greyPictures: false })],
]);

export const GET = staffRoute(null, async (visit) => seeOther(visit, "/staff/account"));

export const POST = staffRoute(null, async (visit) => {
  const form = await readForm(visit, ["session", "case"]);
  const name = form.get(BUTTON_FIELD);
  const act = ACTS.get(name);
  if (!act) throw new FormRefused(400, "unknown_fields");
  await act(visit.staff, form.get("session"));
  // Whoever switches beside a case goes on with it.
  const from = normaliseReference(form.get("case"));
  return seeOther(visit, from.ok ? `/staff/cases/${from.value}#evidence` : `/staff/account?done=${name}`);
});
