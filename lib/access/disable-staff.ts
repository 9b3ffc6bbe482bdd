import { isLastAdministrator } from "./administrators";
import { endAccess } from "./end-access";
import { type Act, type ManageRefusal, manageStaff } from "./manage-staff";
import type { Staff } from "./staff";

const disable: Act = {
  action: "staff.disabled",
  write: async (tx, person, at) => {
    if (await isLastAdministrator(tx, person.id)) return "last_administrator";
    await tx.staff.update({ where: { id: person.id }, data: { disabledAt: at } });
    await endAccess(tx, person.id, at);
    return null;
  },
};

/** Closes an account; it can be opened again. What the person did stays under their name. */
export async function disableStaff(
  staff: Staff,
  staffId: string,
  at = new Date(),
): Promise<{ ok: true } | ManageRefusal> {
  return manageStaff(staff, staffId, { act: disable, at });
}
