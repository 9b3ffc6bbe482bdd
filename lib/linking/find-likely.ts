import { findPictures } from "@/lib/evidence/find-pictures";
import { db, Prisma } from "@/lib/infra/db/client";
import type { LikelyMatch } from "@/lib/linking/offer";
import { ALIKE } from "@/lib/linking/word-prints";

/** Each way of matching stops at this many: an offer needs five, and a flooded shop has thousands. */
const MOST = 200;
const OPEN_TO_MATCHES_DAYS = 365;

type Identifier = { readonly kind: string; readonly value: string };

/** What a report is compared by. */
export type Recognisable = {
  readonly shop: readonly Identifier[];
  /** What was bought, and where it stood. */
  readonly item: readonly Identifier[];
  /** See word-prints.ts */
  readonly prints: readonly number[];
  /** SHA-256 of the original files. */
  readonly files: readonly string[];
  /** What their pictures are recognised by, see lib/evidence/picture-print.ts. */
  readonly pictures: readonly Uint8Array[];
};

export type FindLikely = {
  like: Recognisable;
  organisationId: string;
  /** States of the report track that count. */
  states: readonly string[];
  at: Date;
};

/** Reports of the last year to one organisation that are about the same shop or link, bring a same file or picture, or say nearly the same. */
export async function findLikely({ like, organisationId, states, at }: FindLikely): Promise<readonly LikelyMatch[]> {
  const since = new Date(at.getTime() - OPEN_TO_MATCHES_DAYS * 86_400_000);
  const ways = waysToMatch(like, await findPictures(like.pictures));
  if (ways.length === 0) return [];
  const arms = ways.map(({ from, where, sameShop }) => {
    return Prisma.sql`(
      SELECT "case".id, "case".joined_to_id, "case".opened_at, ${sameShop}::boolean AS same_shop
      FROM ${from} AS hit JOIN "case" ON "case".id = hit.case_id
        JOIN track ON track.case_id = hit.case_id AND track.kind = 'report' AND track.state = ANY(${[...states]})
      WHERE ${where} AND "case".opened_at > ${since} AND "case".organisation_id = ${organisationId}::uuid
      LIMIT ${MOST})`;
  });
  return db.$queryRaw<LikelyMatch[]>`
    SELECT coalesce(found.joined_to_id, found.id)::text AS "mainId", found.opened_at AS "openedAt",
           coalesce(encode(submission.reporter_tag, 'hex'), found.id::text) AS reporter,
           bool_or(found.same_shop) AS "sameShop",
           EXISTS (SELECT 1 FROM case_event WHERE case_id = found.id AND kind = 'join_others') AS "joinedByItself"
    FROM (${Prisma.join(arms, " UNION ALL ")}) AS found LEFT JOIN submission ON submission.case_id = found.id
    GROUP BY found.id, found.joined_to_id, found.opened_at, submission.reporter_tag`;
}

type Way = { from: Prisma.Sql; where: Prisma.Sql; sameShop: boolean };

function waysToMatch({ shop, item, prints, files }: Recognisable, shown: readonly string[]): Way[] {
  const identified = (sameShop: boolean) => (one: Identifier) => {
    const where = Prisma.sql`hit.kind = ${one.kind} AND hit.value = ${one.value}`;
    return { from: Prisma.sql`case_identifier`, where, sameShop };
  };
  const words = { from: Prisma.sql`case_word_prints`, where: alike([...prints]), sameShop: false };
  const sameFile = { from: Prisma.sql`evidence`, where: Prisma.sql`hit.sha256 = ANY(${[...files]})`, sameShop: false };
  const samePicture = {
    from: Prisma.sql`evidence`,
    where: Prisma.sql`hit.id = ANY(${[...shown]}::uuid[])`,
    sameShop: false,
  };
  return [
    ...shop.map(identified(true)),
    ...item.map(identified(false)),
    ...(prints.length > 0 ? [words] : []),
    ...(files.length > 0 ? [sameFile] : []),
    ...(shown.length > 0 ? [samePicture] : []),
  ];
}

function alike(prints: number[]): Prisma.Sql {
  return Prisma.sql`hit.prints && ${prints}::int[]
    AND cardinality(ARRAY(SELECT unnest(hit.prints) INTERSECT SELECT unnest(${prints}::int[]))) >= ${ALIKE}`;
}
