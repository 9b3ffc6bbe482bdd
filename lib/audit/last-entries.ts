import { db } from "@/lib/infra/db/client";
import type { AuditAction } from "./actions";

type Asked = { actorId: string; action: AuditAction; subjectIds: readonly string[] };

/** When this person last did that to each of these subjects as a whole; absent for one to which they never did. */
export async function lastEntries({ actorId, action, subjectIds }: Asked): Promise<ReadonlyMap<string, Date>> {
  const rows = await db.$queryRaw<{ id: string; at: Date }[]>`
    SELECT payload::jsonb -> 'subject' ->> 'id' AS id, max(at) AS at FROM audit_entry
    WHERE payload::jsonb -> 'subject' ->> 'id' = ANY(${[...subjectIds]}::text[])
      AND payload::jsonb ->> 'action' = ${action} AND payload::jsonb -> 'actor' ->> 'id' = ${actorId}
      AND payload::jsonb -> 'data' ->> 'part' IS NULL
    GROUP BY 1`;
  return new Map(rows.map(({ id, at }) => [id, at]));
}
