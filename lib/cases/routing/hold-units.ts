import type { Tx } from "@/lib/infra/db/client";

type Asked = { organisationId: string; ids: readonly string[] };

/** Those of some desks of an organisation that are open, held against being closed until the transaction ends. */
export async function holdOpenUnits(tx: Tx, { organisationId, ids }: Asked): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM unit WHERE id = ANY(${[...ids]}::uuid[]) AND organisation_id = ${organisationId}::uuid
      AND closed_at IS NULL ORDER BY id FOR SHARE`;
  return new Set(rows.map(({ id }) => id));
}
