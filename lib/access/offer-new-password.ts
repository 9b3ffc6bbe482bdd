import { type ManageRefusal, manageStaff } from "./manage-staff";
import { makeLink } from "./one-time-link";
import type { Staff } from "./staff";

/** For a forgotten password: a one-time link, valid 24 hours. The old password counts until the link is used. */
export async function offerNewPassword(
  staff: Staff,
  staffId: string,
  at = new Date(),
): Promise<{ ok: true; token: string } | ManageRefusal> {
  let token = "";
  const result = await manageStaff(staff, staffId, {
    at,
    act: {
      action: "staff.password_link_made",
      write: async (tx, { email, name }) => {
        ({ token } = await makeLink(tx, { purpose: "password", email, name, invitedById: staff.id }, at));
        return null;
      },
    },
  });
  return result.ok ? { ok: true, token } : result;
}
