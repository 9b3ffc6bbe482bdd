import { deflateSync } from "node:zlib";
import sharp, { type Exif, type Sharp } from "sharp";
import { chunk } from "./hostile-files";

/** Stands in every note that these photos carry, and must stand nowhere else. */
export const CANARY = "CANARY-7f3a";

export type Photo = {
  what: string;
  bytes: Buffer /** Upright, after its orientation. */;
  width: number;
  height: number;
};

/** Left half reddish, right half bluish, the upper left corner white: which way is up can be told from the pixels. */
export function scene(width = 96, height = 64): Sharp {
  const svgless = (w: number, h: number, background: string) =>
    ({ create: { width: w, height: h, channels: 3, background } }) as const;
  return sharp(svgless(width, height, "#b04030")).composite([
    { input: svgless(width / 2, height, "#3050b0"), left: width / 2, top: 0 },
    { input: svgless(width / 4, height / 4, "#ffffff"), left: 0, top: 0 },
  ]);
}

const PLACE = {
  GPSLatitudeRef: "N",
  GPSLatitude: "30/1 39/1 0/1",
  GPSLongitudeRef: "E",
  GPSLongitude: "104/1 3/1 0/1",
};
const EXIFS: readonly [string, Exif][] = [
  ["maker and model", { IFD0: { Make: CANARY, Model: CANARY } }],
  ["artist and copyright", { IFD0: { Artist: CANARY, Copyright: CANARY } }],
  ["program and host", { IFD0: { Software: CANARY, HostComputer: CANARY } }],
  ["place", { IFD0: { Make: CANARY }, IFD3: PLACE }],
  [
    "owner and serial number",
    { IFD2: { CameraOwnerName: CANARY, BodySerialNumber: CANARY, LensSerialNumber: CANARY } },
  ],
  ["comment and description", { IFD0: { ImageDescription: CANARY }, IFD2: { UserComment: `ASCII\0\0\0${CANARY}` } }],
  [
    "time",
    { IFD0: { DateTime: "2026:11:01 10:00:00", Make: CANARY }, IFD2: { DateTimeOriginal: "2026:11:01 10:00:00" } },
  ],
];
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${CANARY}" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="30,39N"/></rdf:RDF></x:xmpmeta>`;

const FORMATS = ["jpeg", "png", "webp"] as const;

async function withNotes(): Promise<[string, Buffer][]> {
  const made: [string, Buffer][] = [];
  for (const format of FORMATS) {
    for (const [what, exif] of EXIFS) {
      made.push([`${format} with ${what}`, await scene().withExif(exif)[format]().toBuffer()]);
    }
    made.push([`${format} with XMP`, await scene().withXmp(XMP)[format]().toBuffer()]);
  }
  return made;
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The house of IPTC in a JPEG: a Photoshop resource with one data set, the by-line. */
function iptc(): Buffer {
  const text = Buffer.from(CANARY);
  const set = Buffer.concat([Buffer.from([0x1c, 2, 80, 0, text.length]), text]);
  const resource = Buffer.concat([Buffer.from("8BIM\x04\x04\0\0\0\0\0", "latin1"), Buffer.from([set.length]), set]);
  return segment(0xed, Buffer.concat([Buffer.from("Photoshop 3.0\0"), resource]));
}

const into = (jpeg: Buffer, part: Buffer) => Buffer.concat([jpeg.subarray(0, 2), part, jpeg.subarray(2)]);
const intoPng = (png: Buffer, part: Buffer) => Buffer.concat([png.subarray(0, 33), part, png.subarray(33)]);

async function withParts(): Promise<[string, Buffer][]> {
  const [jpeg, png] = [await scene().jpeg().toBuffer(), await scene().png().toBuffer()];
  const text = Buffer.from(CANARY);
  const packed = deflateSync(text);
  const small = await scene(48, 32)
    .withExif({ IFD0: { Make: CANARY } })
    .jpeg()
    .toBuffer();
  return [
    ["jpeg with IPTC", into(jpeg, iptc())],
    ["jpeg with a comment", into(jpeg, segment(0xfe, text))],
    ["jpeg with the maker's own segment", into(jpeg, segment(0xe7, text))],
    [
      "jpeg with another picture in its notes",
      into(jpeg, segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), small]))),
    ],
    ["jpeg with a film behind it", Buffer.concat([jpeg, Buffer.from("\0\0\0\x18ftypmp42"), text])],
    ["jpeg with a second picture behind it", Buffer.concat([jpeg, small])],
    ["png with tEXt", intoPng(png, chunk("tEXt", Buffer.concat([Buffer.from("Author\0"), text])))],
    ["png with zTXt", intoPng(png, chunk("zTXt", Buffer.concat([Buffer.from("Author\0\0"), packed])))],
    ["png with iTXt", intoPng(png, chunk("iTXt", Buffer.concat([Buffer.from("Author\0\0\0\0\0"), text])))],
    ["png with a part of its own", intoPng(png, chunk("prVt", text))],
    ["png with bytes behind it", Buffer.concat([png, text])],
  ];
}

/** Forty photos with everything that phones, cameras and programs write into them (PRV-07). */
export async function photosWithNotes(): Promise<Photo[]> {
  const plain = [...(await withNotes()), ...(await withParts())];
  const photos = plain.map(([what, bytes]) => ({ what, bytes, width: 96, height: 64 }));
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const bytes = await scene()
      .withExif({ IFD0: { Make: CANARY } })
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer();
    const [width, height] = orientation > 4 ? [64, 96] : [96, 64];
    photos.push({ what: `jpeg with orientation ${orientation}`, bytes, width, height });
  }
  return photos;
}
