import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { readPage } from "./read-page";
import { readScreenshot } from "./read-screenshot";
import { recognise } from "./recognise";
import { KNOWN, valuesOf } from "./testing/lines";

let picture: Buffer;
beforeAll(async () => {
  picture = await readFile(new URL("testing/page.png", import.meta.url));
});

const textsOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text.replace(/\s/g, ""));

describe("a screenshot is read on this machine (N1, D6)", () => {
  it("character for character: a dictionary off by one would read nothing right", async () => {
    const { lines } = await readPage(picture);
    expect(textsOf(lines)).toEqual([
      "订单编号",
      "3302671984400517",
      "快递单号",
      "中通快递78231549900231",
      "柚子茶很香",
      "加微信pinglun_kefu88，发好评截图",
      "马上返6元红包",
    ]);
  });

  it("tells filled stars from empty ones", async () => {
    expect((await readPage(picture)).stars.map(({ count }) => count)).toEqual([3]);
  });

  it("hands out a QR code as text with its place (N3)", async () => {
    const [code] = (await readPage(picture)).codes;
    expect(code?.text).toBe("https://lingjiang.example/h?id=7");
    expect(code?.box[0].x).toBeGreaterThan(250);
    expect(code?.box[2].y).toBeLessThan(840);
  });

  it("names what it read, with places inside the picture, and calls none of it confirmed (N2)", async () => {
    const { fields, confirmed } = await readScreenshot(picture, KNOWN);
    expect(valuesOf(fields, "orderNumber")).toEqual(["3302671984400517"]);
    expect(valuesOf(fields, "waybills")).toEqual(["78231549900231"]);
    expect(valuesOf(fields, "courier")).toEqual(["中通快递"]);
    expect(valuesOf(fields, "wechat")).toEqual(["pinglun_kefu88"]);
    expect(valuesOf(fields, "amounts")).toEqual(["6"]);
    expect(confirmed).toBe(false);
    expect(fields.every((field) => field.confirmed === false && field.confidence > 0.5)).toBe(true);
    const corners = fields.flatMap(({ boxes }) => boxes.flat());
    expect(corners.every(({ x, y }) => x >= -9 && x <= 809 && y >= -9 && y <= 909)).toBe(true);
  });
});

describe("a picture that is not as it should be", () => {
  it.each([90, 180, 270])(
    "is read when it lies turned by %i degrees, and says how it was put right",
    async (degrees) => {
      const lying = await sharp(picture).rotate(degrees).png().toBuffer();
      const { lines, turned, width } = await readPage(lying);
      expect(textsOf(lines)[0]).toBe("订单编号");
      expect([turned, width]).toEqual([360 - degrees, 800]);
    },
  );

  it("is read when dark, small and compressed", async () => {
    const poor = await sharp(picture).negate().resize(560).jpeg({ quality: 55 }).toBuffer();
    expect(textsOf(await recognise(poor))).toContain("3302671984400517");
  });

  it("is read to the end when many screens were stitched together", async () => {
    const tall = await sharp({ create: { width: 800, height: 2_700, channels: 3, background: "#fff" } })
      .composite([0, 1, 2].map((at) => ({ input: picture, left: 0, top: at * 900 })))
      .png()
      .toBuffer();
    const texts = textsOf(await recognise(tall));
    expect(texts.filter((text) => text === "3302671984400517")).toHaveLength(3);
  });

  it("gives an empty reading when nothing is written on it", async () => {
    const blank = await sharp({ create: { width: 64, height: 40, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    const { kind, fields, transcript } = await readScreenshot(blank, KNOWN);
    expect({ kind, fields, transcript }).toEqual({ kind: null, fields: [], transcript: [] });
  });

  it("is a bug of the caller's when it is no picture at all", async () => {
    await expect(readScreenshot(Buffer.from("not a picture"), KNOWN)).rejects.toThrow();
  });
});
