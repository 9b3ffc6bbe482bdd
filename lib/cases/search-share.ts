import { searchTokens } from "@/lib/cases/search-terms";
import { db } from "@/lib/infra/db/client";

/**
 * At most how large a share of all cases can hold what was typed: the share of its rarest token, from the statistics
 * that the database keeps of the thousand most frequent ones. A token that is not among them counts as 0. Costs the
 * same however many cases there are, which finding them does not.
 */
export async function mostOfAllCases(typed: string): Promise<number> {
  const rows = await db.$queryRaw<{ share: number }[]>`
    SELECT coalesce(sum(known.share), 0)::float8 AS share
    FROM unnest(${searchTokens(typed)}::text[]) AS wanted (token)
    LEFT JOIN (
      SELECT unnest(most_common_elems::text::text[]) AS token, unnest(most_common_elem_freqs) AS share
      FROM pg_stats WHERE schemaname = 'public' AND tablename = 'case' AND attname = 'search_vector'
    ) known ON known.token = wanted.token OR (length(wanted.token) = 1 AND starts_with(known.token, wanted.token))
    GROUP BY wanted.token`;
  return Math.min(1, ...rows.map(({ share }) => share));
}
