import { caseScope } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";

const RELATED = { reference: true, title: true, openedAt: true } as const;
const MOST_RELATED = 8;

/** The rows of one case that its page is made of, with the live share by which the asker sees it, if it is not theirs. */
export function caseRows(staff: Staff, reference: string, at: Date) {
  const scope = caseScope(staff, "case:read", at);
  const { organisationId } = staff;
  return db.case.findUnique({
    where: { reference, AND: [scope] },
    select: {
      id: true,
      organisationId: true,
      shares: { where: { organisationId, endedAt: null, until: { gt: at } }, select: { profile: true }, take: 1 },
      reference: true,
      title: true,
      behaviour: true,
      platform: true,
      shopName: true,
      openedAt: true,
      claimedById: true,
      claimedUntil: true,
      joinedTo: { select: { reference: true, organisationId: true } },
      joined: { where: scope, select: RELATED, orderBy: { openedAt: "desc" }, take: MOST_RELATED },
      submission: {
        select: {
          channel: true,
          locale: true,
          facts: true,
          contactKind: true,
          updatesWanted: true,
          receivedAt: true,
        },
      },
      tracks: {
        orderBy: { kind: "asc" },
        select: {
          id: true,
          kind: true,
          state: true,
          version: true,
          contestedAt: true,
          dueAt: true,
          setBackDays: true,
          priority: true,
        },
      },
      events: {
        orderBy: [{ at: "asc" }, { id: "asc" }],
        select: {
          id: true,
          kind: true,
          trackKind: true,
          actorKind: true,
          staffId: true,
          at: true,
          told: true,
          data: true,
        },
      },
      decisions: { select: { id: true, note: true } },
      messages: {
        orderBy: [{ sentAt: "asc" }, { id: "asc" }],
        select: { id: true, fromKind: true, staffId: true, body: true, sentAt: true, onceKey: true },
      },
      notes: {
        orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
        select: { id: true, staffId: true, body: true, writtenAt: true },
      },
    },
  });
}

export type CaseRows = NonNullable<Awaited<ReturnType<typeof caseRows>>>;

/** Names of members of staff by their ids. */
export async function staffNames(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = await db.staff.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
