import sharp from "sharp";
import { expect, it } from "vitest";
import { putBlob, readBlob } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";
import { drawMasked } from "./draw-masked";

async function drawing(width: number, height: number, background: object): Promise<string> {
  const create = { width, height, channels: 4, background } as never;
  const key = newStorageKey();
  await putBlob(key, [await sharp({ create }).webp({ quality: 85, effort: 0 }).toBuffer()]);
  return key;
}

async function pixel(picture: Buffer, left: number, top: number): Promise<number[]> {
  return [...(await sharp(picture).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer())];
}

const close = (one: number, other: number) => Math.abs(one - other) < 8;

it("the longest working copy there is can be masked, to its last line (SEC-08)", async () => {
  const key = await drawing(1_440, 16_000, { r: 230, g: 230, b: 230, alpha: 1 });
  const { copyKey, thumbnailKey } = await drawMasked(key, [{ x: 0, y: 99.5, width: 100, height: 0.5 }]);
  const copy = await readBlob(copyKey);
  expect(await sharp(copy).metadata()).toMatchObject({ format: "webp", width: 1_440, height: 16_000, hasAlpha: false });
  expect((await pixel(copy, 1_439, 15_999)).every((value) => close(value, 0x26))).toBe(true);
  expect((await pixel(copy, 700, 15_000)).every((value) => close(value, 230))).toBe(true);
  expect(await sharp(await readBlob(thumbnailKey)).metadata()).toMatchObject({ width: 240, height: 320 });
});

it("what shines through a transparent picture is hidden like all else", async () => {
  const key = await drawing(60, 40, { r: 200, g: 0, b: 0, alpha: 0.5 });
  const { copyKey } = await drawMasked(key, [{ x: 0, y: 0, width: 50, height: 100 }]);
  const copy = await readBlob(copyKey);
  expect((await pixel(copy, 5, 20)).every((value) => close(value, 0x26))).toBe(true);
  expect((await pixel(copy, 55, 20))[0]).toBeGreaterThan(180);
});

it("a picture that is none is not masked: nothing is stored, and the caller keeps what it has", async () => {
  const key = newStorageKey();
  await putBlob(key, [Buffer.from("no picture")]);
  await expect(drawMasked(key, [])).rejects.toThrow("broken");
});
