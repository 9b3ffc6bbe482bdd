import type { Sharp } from "sharp";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { printPicture } from "@/lib/evidence/decoder/picture-print";
import { bandsOfPrint } from "@/lib/evidence/picture-print";
import { samePicture } from "@/lib/evidence/same-picture";
import { cutAtTop, drawnChat } from "@/lib/evidence/testing/drawn-chat";
import { processorMs } from "@/lib/infra/testing/processor-ms";

async function printOf(picture: Sharp) {
  const small = sharp(await picture.png().toBuffer())
    .resize({ width: 360 })
    .greyscale()
    .extractChannel(0);
  const { data, info } = await small.raw().toBuffer({ resolveWithObject: true });
  return printPicture({ data, width: info.width, height: info.height }) ?? new Uint8Array();
}

const saved = async (picture: Sharp, quality: number) => sharp(await picture.jpeg({ quality }).toBuffer());
const scaled = async (picture: Sharp, width: number) => sharp(await picture.png().toBuffer()).resize({ width });

describe("a picture is known again (A12, D5)", () => {
  test.each([
    ["saved as JPEG", async (picture: Sharp) => saved(picture, 40)],
    ["scaled down", async (picture: Sharp) => saved(await scaled(picture, 500), 75)],
    ["scaled up", async (picture: Sharp) => scaled(picture, 1_080)],
    ["cut by a few rows", async (picture: Sharp) => saved(await cutAtTop(picture, 9), 80)],
    ["cut by its status bar and its first line", async (picture: Sharp) => cutAtTop(picture, 130)],
  ])("%s", async (_, edit) => {
    const [print, again] = [await printOf(drawnChat(7)), await printOf(await edit(drawnChat(7)))];
    expect(samePicture(print, again)).toBe(true);
    const bands = bandsOfPrint(again);
    expect(bandsOfPrint(print).filter((band) => bands.includes(band)).length).toBeGreaterThan(1);
  });

  test("not another chat on the same empty page", async () => {
    const prints = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => printOf(drawnChat(seed))));
    const pairs = prints.flatMap((one, at) => prints.slice(at + 1).map((other) => samePicture(one, other)));
    expect(pairs).toEqual(pairs.map(() => false));
  });

  test("a picture with little on it is compared with none, and neither is what is no print", async () => {
    expect(await printOf(drawnChat(1, 5))).toHaveLength(0);
    expect(samePicture(new Uint8Array(), new Uint8Array())).toBe(false);
    expect(bandsOfPrint(Uint8Array.of(9, 1, 2, 3))).toEqual([]);
  });

  test("work is bounded for a picture that is all writing", async () => {
    const noise = {
      data: Uint8Array.from({ length: 360 * 4_320 }, (_, at) => (at * 7_919) % 251),
      width: 360,
      height: 4_320,
    };
    expect(await processorMs(() => expect(printPicture(noise)?.length).toBeLessThan(250))).toBeLessThan(1_000);
  });
});
