import { endAccess } from "./end-access";
import { type Act, type ManageRefusal, manageStaff } from "./manage-staff";
import { noteApprover } from "./note-approver";
import { readRoleBook } from "./role-book";
import type { Staff } from "./staff";

/** Whoever answers for others waits anew: the phone that is enrolled next may be anybody's (SEC-09). */
const resetBy = ({ id: byId, organisationId }: Staff): Act => ({
  action: "staff.factor_reset",
  write: async (tx, person, at) => {
    const after = (await readRoleBook([person.roles], tx))(person.roles).permissions;
    await noteApprover(tx, { person: { id: person.id, organisationId }, before: [], after, byId, cause: "factor", at });
    const data = { sealedTotp: null, totpConfirmedAt: null, totpLastStep: null };
    await tx.staff.update({ where: { id: person.id }, data });
    await tx.recoveryCode.deleteMany({ where: { staffId: person.id } });
    await endAccess(tx, person.id, at);
    return null;
  },
});

/** For a lost phone: ends sessions, app and recovery codes; the person enrols anew at the next sign-in. */
export async function resetFactor(
  staff: Staff,
  staffId: string,
  at = new Date(),
): Promise<{ ok: true } | ManageRefusal> {
  return manageStaff(staff, staffId, { act: resetBy(staff), at });
}
