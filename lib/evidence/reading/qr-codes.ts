import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { Point, Quad } from "@/lib/evidence/reading/line";
import type { Picture } from "@/lib/evidence/reading/picture";

/** What a QR code says, as text. It is shown as text, never followed and never a link. */
export type QrCode = { readonly text: string; readonly box: Quad };

let prepared: Promise<unknown> | undefined;

/** Hands over the decoder from the package; left to itself it would fetch one from the network. */
async function prepare(): Promise<unknown> {
  const file = await readFile(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** QR codes in a picture, upright or not. */
export async function readQrCodes(picture: Picture): Promise<QrCode[]> {
  prepared ??= prepare();
  await prepared;
  const image = { data: withAlpha(picture), width: picture.width, height: picture.height, colorSpace: "srgb" } as const;
  const found = await readBarcodes(image, { formats: ["QRCode"], tryHarder: true });
  return found.filter(({ isValid }) => isValid).map(({ text, position }) => ({ text, box: corners(position) }));
}

type Position = { topLeft: Point; topRight: Point; bottomRight: Point; bottomLeft: Point };

function corners({ topLeft, topRight, bottomRight, bottomLeft }: Position): Quad {
  const [a, b, c, d] = [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => ({ x, y }));
  return [a, b, c, d] as Quad;
}

function withAlpha({ rgb, width, height }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    rgba[to] = rgb[from] ?? 0;
    rgba[to + 1] = rgb[from + 1] ?? 0;
    rgba[to + 2] = rgb[from + 2] ?? 0;
  }
  return rgba;
}
