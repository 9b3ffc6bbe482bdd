import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { revokeSessions } from "@/lib/access/revoke-sessions";
import type { Staff } from "@/lib/access/staff";
import { switchSingleKeys } from "@/lib/access/switch-single-keys";

const ACTS = new Map<string, (staff: Staff, session: string) => Promise<unknown>>([
  ["revoke", (staff, sessionId) => revokeSessions(staff, { staffId: staff.id, sessionId })],
  ["revoke_others", (staff) => revokeSessions(staff, { staffId: staff.id })],
  ["keys_on", (staff) => switchSingleKeys(staff, true)],
  ["keys_off", (staff) => switchSingleKeys(staff, false)],
]);

export const GET = staffRoute(null, async (visit) => seeOther(visit, "/staff/account"));

export const POST = staffRoute(null, async (visit) => {
  const form = await readForm(visit, ["session"]);
  const name = form.get(BUTTON_FIELD);
  const act = ACTS.get(name);
  if (!act) throw new FormRefused(400, "unknown_fields");
  await act(visit.staff, form.get("session"));
  return seeOther(visit, `/staff/account?done=${name}`);
});
