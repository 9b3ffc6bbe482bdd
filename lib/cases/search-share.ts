import { readWish, searchTokens } from "@/lib/cases/search-terms";
import { db, Prisma } from "@/lib/infra/db/client";
import { firstIdAt } from "@/lib/infra/db/first-id";

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

/** Moments at even distances since the first case; of each, so many cases that came in next are looked at. */
const [MOMENTS, OF_EACH] = [50, 4];

/**
 * About how large a share of all cases `c` meets the condition, from two hundred of them, spread evenly over the time
 * in which they came in; 0 also where it is only very small. For words that leave others out: how frequent each of them
 * is does not tell how many cases remain. Costs the same however many cases there are.
 */
export async function shareOfSample(condition: Prisma.Sql): Promise<number> {
  const moment = Prisma.raw(firstIdAt(`ms.now - n * (ms.now - ms.first) / ${MOMENTS}`));
  const [row] = await db.$queryRaw<{ share: number }[]>`
    SELECT coalesce(avg((${condition})::int), 0)::float8 AS share
    FROM (SELECT ('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint AS first,
                 floor(extract(epoch FROM now()) * 1000)::bigint AS now FROM "case" ORDER BY id LIMIT 1) ms
    CROSS JOIN LATERAL (SELECT ${moment} AS moment FROM generate_series(1, ${MOMENTS}::int) AS n OFFSET 0) probe
    CROSS JOIN LATERAL (SELECT * FROM "case" c WHERE c.id >= probe.moment ORDER BY c.id LIMIT ${OF_EACH}) c`;
  return row?.share ?? 0;
}
