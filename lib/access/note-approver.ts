import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { approvingAmong, type GrantCause, WAIT_MS } from "./approving";
import { readRoleBook } from "./role-book";
import type { Permission } from "./roles";

export type NewRights = {
  person: { id: string; organisationId: string };
  before: readonly Permission[];
  after: readonly Permission[];
  /** Whoever gave it. */
  byId: string | null;
  cause: GrantCause;
  at: Date;
};

/**
 * Notes that somebody may newly be the second person of an act, and has everybody told who holds the same (SEC-09). They
 * wait a day for what colleagues of their office hold, too; where nobody does, waiting would help nobody.
 */
export async function noteApprover(tx: Tx, { person, before, after, byId, cause, at }: NewRights): Promise<void> {
  const permissions = approvingAmong(after).filter((one) => !before.includes(one));
  if (permissions.length === 0) return;
  const held = await heldByOthers(tx, { person, byId, at });
  const { id } = await tx.approverGrant.create({
    data: {
      organisationId: person.organisationId,
      staffId: person.id,
      permissions: [...permissions],
      waiting: permissions.filter((one) => held.has(one)),
      cause,
      grantedById: byId,
      grantedAt: at,
      waitsUntil: new Date(at.getTime() + WAIT_MS),
    },
    select: { id: true },
  });
  await enqueue(tx, "tell-of-approver", { grantId: id });
}

/** What others of the office hold; whoever was disabled since yesterday counts, or disabling them would end the waiting. */
async function heldByOthers(
  tx: Tx,
  { person, byId, at }: Pick<NewRights, "person" | "byId" | "at">,
): Promise<ReadonlySet<Permission>> {
  const people = await tx.staff.findMany({
    where: {
      organisationId: person.organisationId,
      id: { notIn: byId ? [person.id, byId] : [person.id] },
      OR: [{ disabledAt: null }, { disabledAt: { gt: new Date(at.getTime() - WAIT_MS) } }],
    },
    select: { roles: true },
  });
  const lists = people.map(({ roles }) => roles);
  const heldBy = await readRoleBook(lists, tx);
  return new Set(lists.flatMap((list) => heldBy(list).permissions));
}
