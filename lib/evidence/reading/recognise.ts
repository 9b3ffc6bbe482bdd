import type { Line } from "@/lib/evidence/reading/line";
import { loadModels } from "@/lib/evidence/reading/models";
import { decodePicture } from "@/lib/evidence/reading/picture";
import { readUpright } from "@/lib/evidence/reading/upright";

/** Every line of writing in an image, in no order and without meaning. Throws for no image. */
export async function recognise(image: Buffer): Promise<readonly Line[]> {
  return (await readUpright(await decodePicture(image), await loadModels())).lines;
}
