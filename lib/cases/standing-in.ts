import { Prisma } from "@/lib/infra/db/client";

/** In SQL: the ids of this person and of those for whom they stand in at this moment. */
export function standingInFor(staffId: string, now: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT ${staffId}::uuid UNION ALL
    SELECT staff_id FROM absence
    WHERE substitute_id = ${staffId}::uuid AND ended_at IS NULL AND "from" <= ${now} AND until > ${now})`;
}
