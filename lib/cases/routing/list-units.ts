import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { type UnitView, unitsOf } from "./queries";

/** The units of the own organisation, for lists to choose from and for their names. */
export async function listUnits(staff: Staff): Promise<{ ok: true; units: readonly UnitView[] } | NotPermitted> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  return { ok: true, units: await unitsOf(staff.organisationId) };
}
