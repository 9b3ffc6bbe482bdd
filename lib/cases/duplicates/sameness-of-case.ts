import { db } from "@/lib/infra/db/client";

const COUNTED_UP_TO = 100;

export type Sameness = {
  /** Other cases of the same organisation whose story is the same to the letter, counted no further than 99. */
  readonly sameStory: number;
  /** The earlier case that this one repeats in everything, as the rule on duplicates found it. */
  readonly duplicate: {
    readonly reference: string;
    readonly basis: string;
    readonly version: number;
    readonly closed: boolean;
  } | null;
};

/** Who says exactly this, of a case that the caller has found through its scope (D3). */
export async function samenessOfCase(caseId: string): Promise<Sameness> {
  const [counted, finding] = await Promise.all([
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM case_print own JOIN case_print other
          ON other.organisation_id = own.organisation_id AND other.story = own.story AND other.case_id <> own.case_id
        WHERE own.case_id = ${caseId}::uuid AND own.story <> '' LIMIT ${COUNTED_UP_TO}) others`,
    db.$queryRaw<{ reference: string; basis: string; version: number; closed: boolean }[]>`
      SELECT earlier.reference, f.basis, f.version, f.closed_at IS NOT NULL AS closed
      FROM duplicate_finding f JOIN "case" earlier ON earlier.id = f.earlier_id
        AND earlier.organisation_id = f.organisation_id
      WHERE f.case_id = ${caseId}::uuid`,
  ]);
  return { sameStory: counted[0]?.count ?? 0, duplicate: finding[0] ?? null };
}
