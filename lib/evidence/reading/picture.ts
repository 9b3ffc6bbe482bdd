import sharp from "sharp";

/** Upright pixels, three bytes each (red, green, blue), row by row. */
export type Picture = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

/** A long stitched screenshot has 20 to 30 million pixels; twice that is a bomb or a poster. */
const MOST_PIXELS = 60_000_000;

/** Decodes an image, turns it as its EXIF says, lays transparent parts on white. Throws when it cannot be decoded. */
export async function decodePicture(image: Buffer): Promise<Picture> {
  const { data, info } = await sharp(image, { limitInputPixels: MOST_PIXELS })
    .autoOrient()
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

type Part = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** One part of a picture at another size. */
export async function scaledPart(picture: Picture, part: Part, width: number, height: number): Promise<Picture> {
  const rgb = await rawSharp(picture).extract(part).resize(width, height, { fit: "fill" }).raw().toBuffer();
  return { width, height, rgb };
}

/** The picture turned clockwise by a quarter, a half or three quarters. */
export async function turned(picture: Picture, degrees: 90 | 180 | 270): Promise<Picture> {
  const { data, info } = await rawSharp(picture).rotate(degrees).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

function rawSharp({ rgb, width, height }: Picture) {
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}
