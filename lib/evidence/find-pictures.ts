import { bandsOfPrint, type Line, linesOfPrint } from "@/lib/evidence/picture-print";
import { sameLines } from "@/lib/evidence/same-picture";
import { inTransaction } from "@/lib/infra/db/client";

/** Each band is followed along the index this far: the frame of an app is on every picture of it, and says nothing. */
const MOST_OF_A_BAND = 100;
/** Roughly how many the index itself gives for a band; of more, any. It spares going through them all. */
const MOST_OF_THE_INDEX = 500;
/** Of all found by bands, those with most of them in common are compared. */
const MOST_COMPARED = 200;

/** Ids of evidence that shows the same picture as one of these prints, whoever's it is: the caller narrows it down. */
export async function findPictures(prints: readonly Uint8Array[]): Promise<string[]> {
  const bands = [...new Set(prints.flatMap(bandsOfPrint))];
  if (bands.length === 0) return [];
  const rows = await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('gin_fuzzy_search_limit', ${`${MOST_OF_THE_INDEX}`}, true)`;
    return tx.$queryRaw<{ id: string; print: Uint8Array }[]>`
    SELECT near.id::text, evidence.picture_print AS print
    FROM (SELECT hit.id, count(*) AS bands FROM unnest(${bands}::int[]) AS band
            CROSS JOIN LATERAL (SELECT id FROM evidence WHERE picture_bands @> ARRAY[band] LIMIT ${MOST_OF_A_BAND}) AS hit
          GROUP BY hit.id ORDER BY bands DESC, hit.id LIMIT ${MOST_COMPARED}) AS near
      JOIN evidence ON evidence.id = near.id AND evidence.picture_print IS NOT NULL`;
  });
  const wanted = prints.map(linesOfPrint);
  const shows = (lines: Line[]) => wanted.some((one) => sameLines(one, lines));
  return rows.filter(({ print }) => shows(linesOfPrint(print))).map(({ id }) => id);
}

/** What the pictures among these files are recognised by, those with the most lines first. */
export function printsOf(files: readonly { picturePrint: Uint8Array | null }[]): Uint8Array[] {
  const prints = files.flatMap(({ picturePrint }) => picturePrint ?? []);
  return prints.toSorted((one, other) => other.byteLength - one.byteLength);
}
