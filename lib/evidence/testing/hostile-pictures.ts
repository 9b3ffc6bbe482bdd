import { deflateSync } from "node:zlib";
import sharp from "sharp";
import type { HostileFile } from "./hostile-file";
import { chunk, pixelBomb, screenshot } from "./hostile-files";
import { packedRun } from "./packed-run";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const END = chunk("IEND", Buffer.alloc(0));

type Header = { width: number; height: number; depth: number; colour: number; interlace: number };

function header({ width, height, depth, colour, interlace }: Header): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, colour, 0, 0, interlace], 8);
  return chunk("IHDR", data);
}

function png(head: Header, rows: Buffer, ...before: Buffer[]): Buffer {
  return Buffer.concat([SIGNATURE, header(head), ...before, chunk("IDAT", deflateSync(rows)), END]);
}

const small: Header = { width: 8, height: 8, depth: 8, colour: 0, interlace: 0 };
const rows = Buffer.alloc(9 * 8);
/** 60 MB of nothing in some ten kilobytes. */
const packed = () => packedRun(60_000_000);

function pngParts(): [string, Buffer][] {
  const odd: Partial<Header>[] = [
    { width: 0 },
    { height: 0 },
    { width: 0x7fffffff, height: 0x7fffffff },
    { width: 0x80000000 },
    { depth: 3 },
    { depth: 16, colour: 6 },
    { colour: 3 },
    { colour: 5 },
    { interlace: 1 },
    { interlace: 7 },
    { width: 60_000, height: 600 },
    { width: 1, height: 30_000_000 },
  ];
  const notes = (name: string, start: string) => chunk(name, Buffer.concat([Buffer.from(start, "latin1"), packed()]));
  return [
    ...odd.map((part): [string, Buffer] => [`PNG with ${JSON.stringify(part)}`, png({ ...small, ...part }, rows)]),
    ["PNG with a zTXt bomb", png(small, rows, notes("zTXt", "Comment\0\0"))],
    ["PNG with an iTXt bomb", png(small, rows, notes("iTXt", "XML:com.adobe.xmp\0\x01\0\0\0"))],
    ["PNG with an iCCP bomb", png(small, rows, notes("iCCP", "profile\0\0"))],
    ["PNG with 50,000 text parts", png(small, rows, ...Array(50_000).fill(chunk("tEXt", Buffer.from("a\0b"))))],
    ["PNG with two headers", png(small, rows, header({ ...small, width: 4_000, height: 4_000 }))],
    ["PNG with a part longer than the file", Buffer.concat([png(small, rows).subarray(0, 33), Buffer.alloc(4, 0x7f)])],
    ["PNG whose rows unpack to 60 MB", Buffer.concat([SIGNATURE, header(small), chunk("IDAT", packed()), END])],
    ["PNG with a palette of nothing", png({ ...small, colour: 3 }, rows, chunk("PLTE", Buffer.alloc(0)))],
    ["animated PNG with no frames", png(small, rows, chunk("acTL", Buffer.alloc(8)))],
  ];
}

/** The scans of a progressive picture again and again: each one goes over every pixel. */
async function scanBomb(): Promise<Buffer> {
  const picture = sharp({ create: { width: 4_000, height: 4_000, channels: 3, background: "#777" } });
  const bytes = await picture.jpeg({ progressive: true }).toBuffer();
  const first = bytes.indexOf(Buffer.from("ffda", "hex"));
  const scans = bytes.subarray(first, bytes.length - 2);
  return Buffer.concat([bytes.subarray(0, first), ...Array(200).fill(scans), Buffer.from("ffd9", "hex")]);
}

/** Says another size than it has: the decoder asks for memory before it meets the end. */
function resized(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const at = [0xc0, 0xc2].map((marker) => copy.indexOf(Buffer.from([0xff, marker]))).find((place) => place > 0) ?? 0;
  copy.writeUInt16BE(height, at + 5);
  copy.writeUInt16BE(width, at + 7);
  return copy;
}

async function large(): Promise<[string, Buffer][]> {
  const plain = (width: number, height: number, channels: 3 | 4 = 3) =>
    sharp({ create: { width, height, channels, background: "#7778" } });
  const jpeg = await screenshot("jpeg", 51);
  const frame = { width: 500, height: 500 * 20, channels: 3, background: "#345" } as const;
  return [
    ...[7_000, 16_000, 40_000].map((side): [string, Buffer] => [`PNG bomb, side ${side}`, pixelBomb(side)]),
    ["interlaced PNG of 39 Mpx", await plain(6_300, 6_300, 4).png({ progressive: true }).toBuffer()],
    ["PNG of 20 Mpx, 16 bits", await plain(5_000, 4_000).toColourspace("rgb16").png().toBuffer()],
    ["progressive JPEG of 39 Mpx", await plain(6_300, 6_300).jpeg({ progressive: true }).toBuffer()],
    ["JPEG with 200 times its scans", await scanBomb()],
    ["JPEG that says 65,500 × 65,500", resized(jpeg, 65_500, 65_500)],
    ["JPEG that says 6,300 × 6,300", resized(jpeg, 6_300, 6_300)],
    ["JPEG that says 0 × 0", resized(jpeg, 0, 0)],
    ["WebP of 39 Mpx", await plain(6_300, 6_300, 4).webp({ effort: 0 }).toBuffer()],
    [
      "WebP that says 16,384 × 16,384",
      Buffer.from(`RIFF\x64\0\0\0WEBPVP8L\x40\0\0\0/\xff\xff\xff\x0f${"\x5a".repeat(64)}`, "latin1"),
    ],
    [
      "animated WebP",
      await sharp({ create: { ...frame, pageHeight: 500 } })
        .webp()
        .toBuffer(),
    ],
    ["GIF", await plain(10, 10).gif().toBuffer()],
    ["TIFF", await plain(10, 10).tiff().toBuffer()],
    ["CMYK JPEG", await plain(300, 300).toColourspace("cmyk").jpeg().toBuffer()],
    ["grey JPEG", await plain(300, 300).greyscale().jpeg().toBuffer()],
  ];
}

/** Pictures that unpack to more than they seem, or that lie about themselves. */
export async function hostilePictures(): Promise<HostileFile[]> {
  const all = [...pngParts(), ...(await large())];
  return all.map(([what, bytes], n) => ({ what, name: `picture-${n}.png`, bytes }));
}
