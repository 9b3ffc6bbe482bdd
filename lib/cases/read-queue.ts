import { ownedBy, sharedWith } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { figureCondition } from "@/lib/cases/figures/figure-conditions";
import { cursorCondition, mineCondition, sharedSearchCondition, trackConditions } from "@/lib/cases/queue-conditions";
import type { QueueFilter } from "@/lib/cases/queue-filter";
import { type AskedPage, merged, PLAIN, type QueueRecord, readPage } from "@/lib/cases/queue-page";
import { searchQueue } from "@/lib/cases/search-queue";
import { db, type Prisma } from "@/lib/infra/db/client";

/** Whose queue it is; the program itself counts for people who are not there. */
export type QueueAsker = Pick<Staff, "id" | "organisationId" | "permissions">;
type Counting = { filter: QueueFilter; upTo: number; now: Date };

/** How many tracks the queue would show, counted no further than `upTo`: reading on would cost as much as there is. */
export async function countQueue(asker: QueueAsker, { upTo, ...asked }: Counting): Promise<number> {
  return (await readQueue(asker, { ...asked, cursor: null, limit: upTo })).length;
}

/**
 * One page of tracks in the order that the filter asks for, the first one first, from a cursor in either direction: those of the
 * asker's organisation, and the few that others share with it, each by indexes of their own.
 */
export async function readQueue(staff: QueueAsker, asked: AskedPage): Promise<QueueRecord[]> {
  const { filter, cursor, now, also = [] } = asked;
  const conditions = [...trackConditions(filter, staff, now), ...cursorCondition(filter, cursor), ...also];
  if (filter.mine) conditions.push(mineCondition(staff, now));
  const { figure } = filter;
  const counted = figure ? [figureCondition(staff, { ...filter, figure }, now)] : [];
  const own = [ownedBy(staff, "t"), ...conditions, ...counted];
  const [ours, shared] = await Promise.all([
    filter.search ? searchQueue(own, asked) : readPage(PLAIN, own, asked),
    // A live figure counts the office's own, and a reporter's words are for the owner of the case to see.
    figure || filter.only === "wrote" ? [] : readShared(staff, conditions, asked),
  ]);
  return shared.length === 0 ? ours : merged([...ours, ...shared], asked);
}

/** A partner finds what is shared by the words it may read, not by those of the reporter. */
async function readShared(
  staff: QueueAsker,
  conditions: readonly Prisma.Sql[],
  asked: AskedPage,
): Promise<QueueRecord[]> {
  const shared = sharedWith(staff, { id: "t.case_id", permission: "case:read", at: asked.now });
  const search = asked.filter.search ? [sharedSearchCondition(asked.filter.search)] : [];
  const records = await readPage(PLAIN, [shared, ...conditions, ...search], asked);
  return withoutPeople(staff, records);
}

/** A case of another organisation is called by its shop and held by an office; why it is urgent there is not told. */
async function withoutPeople(staff: QueueAsker, records: readonly QueueRecord[]): Promise<QueueRecord[]> {
  const offices = await officesOf(
    staff,
    records.flatMap(({ claimedById }) => claimedById ?? []),
  );
  return records.map((record) => {
    const office = offices.get(record.claimedById ?? "");
    const held = office === undefined ? {} : { claimedById: "", claimedBy: office };
    return { ...record, ...held, title: record.shopName, priority: null, setBackDays: 0, reporterWroteAt: null };
  });
}

/** Which other office each of these people works for. Mostly nothing is shared, and nobody to be asked for. */
async function officesOf({ organisationId }: QueueAsker, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const strangers = await db.staff.findMany({
    where: { id: { in: [...people] }, organisationId: { not: organisationId } },
    select: { id: true, organisation: { select: { name: true } } },
  });
  return new Map(strangers.map(({ id, organisation }) => [id, organisation.name]));
}
