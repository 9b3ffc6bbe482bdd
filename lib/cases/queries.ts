import { caseScope, rightColumns } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { db, type Tx } from "@/lib/infra/db/client";

const RELATED = { reference: true, title: true, openedAt: true } as const;
const MOST_RELATED = 8;
const WHY_SPLIT = { id: true, reason: true } as const;
const WHY_MERGED = { id: true, reason: true, endReason: true } as const;

/** The rows of one case that its page is made of, with the live share by which the asker sees it, if it is not theirs. */
export function caseRows(staff: Staff, reference: string, at: Date) {
  const scope = caseScope(staff, "case:read", at);
  return db.case.findUnique({
    where: { reference, AND: [scope] },
    select: {
      id: true,
      ...rightColumns(staff, at),
      organisation: { select: { name: true, kind: true } },
      reference: true,
      title: true,
      behaviour: true,
      platform: true,
      shopName: true,
      openedAt: true,
      claimedById: true,
      claimedUntil: true,
      claimMoves: true,
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
          reporterWroteAt: true,
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
      merges: { select: WHY_MERGED },
      mergedHere: { select: WHY_MERGED },
      splits: { select: WHY_SPLIT },
      splitFrom: { select: WHY_SPLIT },
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

/** Those of these people who are of the asker's organisation. */
export async function colleaguesAmong(
  { organisationId }: Pick<Staff, "organisationId">,
  ids: readonly string[],
  tx: Tx = db,
): Promise<ReadonlySet<string>> {
  const rows = await tx.staff.findMany({ where: { id: { in: [...ids] }, organisationId }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** Names of members of staff by their ids; somebody of another organisation is called by its name. */
export async function staffNames(
  { organisationId }: Staff,
  ids: readonly (string | null)[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map(); // a case that nobody has touched yet asks for nobody, five times over
  const select = { id: true, name: true, organisationId: true, organisation: { select: { name: true } } } as const;
  const rows = await tx.staff.findMany({ where: { id: { in: wanted } }, select });
  return new Map(rows.map((row) => [row.id, row.organisationId === organisationId ? row.name : row.organisation.name]));
}
