import { type Act, type ManageRefusal, manageStaff } from "./manage-staff";
import type { Staff } from "./staff";

const enable: Act = {
  action: "staff.enabled",
  write: async (tx, person) => {
    await tx.staff.update({ where: { id: person.id }, data: { disabledAt: null } });
    return null;
  },
};

/** Opens a disabled account again, with the password and second factor it had. */
export async function enableStaff(
  staff: Staff,
  staffId: string,
  at = new Date(),
): Promise<{ ok: true } | ManageRefusal> {
  return manageStaff(staff, staffId, { act: enable, at });
}
