import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A picture full of noise: it does not compress, so its size follows from its sides. */
function noise(width: number, height: number) {
  return sharp({
    create: { width, height, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 40 } },
  });
}

/** A screenshot, at a quarter of the pixels of the smallest phone: nothing is written on it. Each `seed` gives other bytes. */
export function screenshot(type: "jpeg" | "png" | "webp" = "png", seed = 0): Promise<Buffer> {
  const background = { r: seed % 256, g: (seed * 7) % 256, b: 90 };
  return sharp({ create: { width: 180, height: 370, channels: 3, background } })
    [type]()
    .toBuffer();
}

/** A photo with what a phone writes into it: place, device, and that it was held upright. */
export function photoWithPlace(): Promise<Buffer> {
  return noise(640, 480)
    .withExif({
      IFD0: { Make: "Canary phone", Model: "CANARY-42" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "30/1 39/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "104/1 3/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export function photoWithoutPlace(): Promise<Buffer> {
  return noise(640, 480)
    .withExif({ IFD0: { Make: "Canary phone" } })
    .jpeg()
    .toBuffer();
}

export function pdf(body = ""): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${body}trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`);
}

/** A part of a PNG, with a right checksum. */
export function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(4);
  ends.writeUInt32BE(crc32(named));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, named, ends]);
}

/** A small file that unpacks to `side` times `side` pixels of nothing. */
export function pixelBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0], 8);
  const rows = deflateSync(Buffer.alloc((side + 1) * Math.min(side, 64)));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

/** An empty zip, which is nothing but the directory's end; Java and unpackers find it behind anything. */
export const emptyZip = Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]);

/** A picture of exactly so many bytes: what cameras append is not read, so zeros will do. */
export async function pictureOf(bytes: number): Promise<Buffer> {
  const picture = await screenshot("jpeg");
  return Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);
}

/** In pieces, as a network brings them. */
export async function* inPieces(bytes: Buffer, size = 64_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
