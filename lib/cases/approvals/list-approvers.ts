import {
  APPROVING,
  type Approving,
  approvingAmong,
  GRANT_CAUSES,
  type GrantCause,
  isWaiting,
  mayConfirm,
} from "@/lib/access/approving";
import { restingApprovals } from "@/lib/access/resting-approvals";
import type { Staff } from "@/lib/access/staff";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";

export type NewApprover = {
  readonly id: string;
  readonly name: string;
  readonly own: boolean;
  readonly permissions: readonly Approving[];
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly cause: GrantCause;
  /** Null for who answers already. */
  readonly waitsUntil: Date | null;
  readonly confirmedBy: string | null;
  readonly mayConfirm: boolean;
};

const SHOWN_MS = 30 * 86_400_000;
const MOST = 50;

/** Who newly answers with what this person answers with, too, and who gave it to them: of the last thirty days (SEC-09). */
export async function listApprovers(staff: Staff, at: Date = new Date()): Promise<readonly NewApprover[]> {
  const { id, organisationId, permissions } = staff;
  const mine = [...approvingAmong(permissions)];
  const rows = await db.approverGrant.findMany({
    where: {
      organisationId,
      grantedAt: { gt: new Date(at.getTime() - SHOWN_MS) },
      OR: [{ staffId: id }, { permissions: { hasSome: mine } }],
    },
    orderBy: [{ grantedAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  const resting = await restingApprovals(id, at);
  const people = rows.flatMap(({ staffId, grantedById, confirmedById }) => [staffId, grantedById, confirmedById]);
  const names = await staffNames(staff, people);
  return rows.map((row) => ({
    id: row.id,
    name: names.get(row.staffId) ?? "",
    own: row.staffId === id,
    permissions: APPROVING.filter((one) => row.permissions.includes(one)),
    givenBy: names.get(row.grantedById ?? "") ?? "",
    givenAt: row.grantedAt,
    cause: GRANT_CAUSES.find((cause) => cause === row.cause) ?? "roles",
    waitsUntil: isWaiting(row, at) ? row.waitsUntil : null,
    confirmedBy: names.get(row.confirmedById ?? "") ?? null,
    mayConfirm: isWaiting(row, at) && mayConfirm(row, { id, permissions, resting }),
  }));
}
