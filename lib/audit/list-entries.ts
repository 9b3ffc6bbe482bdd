import { db, Prisma } from "@/lib/infra/db/client";
import type { AuditAction } from "./actions";

/** Where a page of entries ended: the next begins before it. */
export type EntryPlace = { at: Date; lane: number; seq: bigint };

export type ListedEntry = EntryPlace & {
  actor: { kind: string; id: string | null };
  action: string;
  subject: { kind: string; id: string };
  /** Ids, states and grounds; see AuditInput. */
  data: Readonly<Record<string, unknown>>;
};

/** A condition on the columns of an entry. */
export type EntryScope = Prisma.Sql;

/** Absent: whoever, whatever, whenever. `subjectIds`: about any of these. `within`: only what the asker may see. */
export type EntryFilter = {
  actorId?: string;
  action?: AuditAction;
  actions?: readonly AuditAction[];
  /** Both inclusive. */
  from?: Date;
  until?: Date;
  subjectIds?: readonly string[];
  within?: EntryScope;
};

type Row = { at: Date; lane: number; seq: bigint; payload: string };

/** The newest entries of the audit record that fit, of all lanes together; `before` pages back by key. */
export async function listEntries(
  filter: EntryFilter,
  before: EntryPlace | null,
  take: number,
): Promise<ListedEntry[]> {
  const rows = await db.$queryRaw<Row[]>(entriesQuery(filter, before, take));
  return rows.map(({ payload, ...place }) => {
    const { actor, action, subject, data } = JSON.parse(payload) as Omit<ListedEntry, keyof EntryPlace>;
    return { ...place, actor: { kind: actor.kind, id: actor.id ?? null }, action, subject, data };
  });
}

/** The statement behind it, for those who look at its plan. */
export function entriesQuery(filter: EntryFilter, before: EntryPlace | null, take: number): Prisma.Sql {
  const conditions = [
    Prisma.sql`TRUE`,
    ...(filter.actorId ? [Prisma.sql`payload::jsonb -> 'actor' ->> 'id' = ${filter.actorId}`] : []),
    ...(filter.action ? [Prisma.sql`payload::jsonb ->> 'action' = ${filter.action}`] : []),
    ...(filter.actions ? [Prisma.sql`payload::jsonb ->> 'action' = ANY(${[...filter.actions]}::text[])`] : []),
    ...(filter.from ? [Prisma.sql`at >= ${filter.from}`] : []),
    ...(filter.until ? [Prisma.sql`at <= ${filter.until}`] : []),
    ...(filter.subjectIds
      ? [Prisma.sql`payload::jsonb -> 'subject' ->> 'id' = ANY(${[...filter.subjectIds]}::text[])`]
      : []),
    ...(filter.within ? [filter.within] : []),
    ...(before ? [Prisma.sql`(at, lane, seq) < (${before.at}, ${before.lane}, ${before.seq})`] : []),
  ];
  return Prisma.sql`
    SELECT at, lane, seq, payload FROM audit_entry WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY at DESC, lane DESC, seq DESC LIMIT ${take}`;
}
