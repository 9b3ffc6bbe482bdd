import { loadModels } from "@/lib/evidence/reading/models";
import type { Page } from "@/lib/evidence/reading/page";
import { decodePicture } from "@/lib/evidence/reading/picture";
import { joinPieces, placeLines } from "@/lib/evidence/reading/placed-line";
import { readQrCodes } from "@/lib/evidence/reading/qr-codes";
import { inReadingOrder } from "@/lib/evidence/reading/reading-order";
import { isStarRow, starRows } from "@/lib/evidence/reading/stars";
import { readUpright } from "@/lib/evidence/reading/upright";

/** Everything that is written, drawn as stars or coded on one image, in reading order. Throws for no image. */
export async function readPage(image: Buffer): Promise<Page> {
  const { picture, turned, lines } = await readUpright(await decodePicture(image), await loadModels());
  const written = joinPieces(placeLines(lines.filter((line) => !isStarRow(line))));
  const codes = await readQrCodes(picture);
  const { width, height } = picture;
  return { turned, width, height, lines: inReadingOrder(written), stars: starRows(picture, lines), codes };
}
