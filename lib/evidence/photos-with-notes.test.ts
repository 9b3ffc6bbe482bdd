import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { db, inTransaction } from "@/lib/infra/db/client";
import { readBlob } from "@/lib/infra/storage/storage";
import { attachEvidence } from "./attach-evidence";
import { makeSafeCopyNow } from "./make-safe-copy";
import { bareCase } from "./testing/bare-case";
import { CANARY, photosWithNotes, scene } from "./testing/photos-with-notes";
import { takenFile } from "./testing/taken-file";

/** The names of a WebP's parts, in order: everything that it can hold. */
function partsOf(webp: Buffer): string[] {
  const parts: string[] = [];
  for (let at = 12; at + 8 <= webp.length; at += 8 + webp.readUInt32LE(at + 4) + (webp.readUInt32LE(at + 4) % 2)) {
    parts.push(webp.toString("latin1", at, at + 4));
  }
  return parts;
}

async function drawingsOf(photo: Buffer): Promise<{ copy: Buffer; thumbnail: Buffer }> {
  const { id: caseId } = await bareCase();
  const files = [await takenFile(photo)];
  const [row] = await inTransaction((tx) => attachEvidence(tx, { caseId, files, source: "reporter", at: new Date() }));
  await makeSafeCopyNow({ evidenceId: row?.id ?? "" });
  const { workingCopyKey, thumbnailKey } = await db.evidence.findUniqueOrThrow({ where: { id: row?.id ?? "" } });
  return { copy: await readBlob(workingCopyKey ?? ""), thumbnail: await readBlob(thumbnailKey ?? "") };
}

type Colour = [number, number, number];

async function pixel(picture: Buffer, left: number, top: number): Promise<Colour> {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
}

const near = (one: Colour, other: Colour) => one.every((value, n) => Math.abs(value - (other[n] ?? 0)) <= 12);

describe("photos with notes", () => {
  it("leave none of them in the copy or the thumbnail: not a byte, in forty kinds (PRV-07)", async () => {
    const photos = await photosWithNotes();
    expect(photos.length).toBeGreaterThanOrEqual(40);
    for (const { what, bytes, width, height } of photos) {
      const drawings = await drawingsOf(bytes);
      for (const drawing of [drawings.copy, drawings.thumbnail]) {
        expect(partsOf(drawing), what).toEqual(["VP8 "]); // the picture, and nothing else
        for (const note of [CANARY, "Exif", "8BIM", "adobe", "xmp", "GPS"])
          expect(drawing.includes(note), what).toBe(false);
        const read = await sharp(drawing).metadata();
        expect([read.exif, read.xmp, read.iptc, read.icc, read.comments], what).toEqual(Array(5).fill(undefined));
        expect([read.width, read.height], what).toEqual([width, height]);
      }
    }
  }, 600_000);

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("stand upright, from orientation %d", async (orientation) => {
    // What the camera's chip saw of the upright scene when it wrote this orientation. `flop` comes before `rotate`.
    const turned: Record<number, (upright: Sharp) => Sharp> = {
      1: (upright) => upright,
      2: (upright) => upright.flop(),
      3: (upright) => upright.rotate(180),
      4: (upright) => upright.flip(),
      5: (upright) => upright.flop().rotate(270),
      6: (upright) => upright.rotate(270),
      7: (upright) => upright.flop().rotate(90),
      8: (upright) => upright.rotate(90),
    };
    const upright = await scene().png().toBuffer();
    const seen = await turned[orientation]?.(sharp(upright)).png().toBuffer();
    const photo = await sharp(seen).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
    const { copy } = await drawingsOf(photo);
    expect(near(await pixel(copy, 5, 5), [255, 255, 255])).toBe(true);
    expect(near(await pixel(copy, 10, 50), [0xb0, 0x40, 0x30])).toBe(true);
    expect(near(await pixel(copy, 80, 50), [0x30, 0x50, 0xb0])).toBe(true);
  });

  it("keep their colours when they were taken in Display P3: the copy is sRGB without a profile", async () => {
    const photo = await scene().withIccProfile("p3").jpeg({ quality: 95 }).toBuffer();
    const coded = await sharp(photo, { ignoreIcc: true }).raw().toBuffer();
    expect(near([coded[3 * 96 * 50 + 30] ?? 0, 0, 0], [0xb0, 0, 0])).toBe(false); // other numbers for the same red
    const { copy, thumbnail } = await drawingsOf(photo);
    for (const drawing of [copy, thumbnail]) {
      expect(near(await pixel(drawing, 10, 50), [0xb0, 0x40, 0x30])).toBe(true);
      expect(near(await pixel(drawing, 80, 50), [0x30, 0x50, 0xb0])).toBe(true);
      expect((await sharp(drawing).metadata()).icc).toBeUndefined();
    }
  });
});
