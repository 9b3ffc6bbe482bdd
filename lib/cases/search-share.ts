import { readWish, searchTokens } from "@/lib/cases/search-terms";
import { db } from "@/lib/infra/db/client";

/**
 * At most how large a share of all cases can hold what was typed: of what must all occur the share of the rarest token,
 * of alternatives the sum of theirs, from the statistics that the database keeps of the thousand most frequent tokens.
 * A token that is not among them counts as 0. Costs the same however many cases there are, which finding them does not.
 */
export async function mostOfAllCases(typed: string): Promise<number> {
  const { all } = readWish(typed);
  const rows = await db.$queryRaw<{ token: string; share: number }[]>`
    SELECT wanted.token, coalesce(sum(known.share), 0)::float8 AS share
    FROM unnest(${all.flat().flatMap(searchTokens)}::text[]) AS wanted (token)
    LEFT JOIN (
      SELECT unnest(most_common_elems::text::text[]) AS token, unnest(most_common_elem_freqs) AS share
      FROM pg_stats WHERE schemaname = 'public' AND tablename = 'case' AND attname = 'search_vector'
    ) known ON known.token = wanted.token OR (length(wanted.token) = 1 AND starts_with(known.token, wanted.token))
    GROUP BY wanted.token`;
  const shares = new Map(rows.map(({ token, share }) => [token, share]));
  const ofWord = (word: string) => Math.min(1, ...searchTokens(word).map((token) => shares.get(token) ?? 0));
  return Math.min(1, ...all.map((words) => words.reduce((sum, word) => sum + ofWord(word), 0)));
}
