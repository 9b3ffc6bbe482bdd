import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { settings } from "@/lib/infra/env";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";
import { pixelBomb, screenshot } from "../testing/hostile-files";
import { decode } from "./decode";
import { DecoderProcess } from "./decoder-process";
import type { Order } from "./order";

vi.stubEnv("DATA_DIR", scratchFolder("decoder"));

function storedFile(bytes: Buffer, folder = join(settings().dataDir, "blobs")): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, randomBytes(8).toString("hex"));
  writeFileSync(path, bytes);
  return path;
}

const order = (bytes: Buffer, work: "look" | "copy" = "copy", mime = "image/png"): Order => {
  return { work, path: storedFile(bytes), mime };
};

async function pdfOf(pages: number, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", ...options });
  for (let page = 1; page <= pages; page++) {
    if (page > 1) document.addPage();
    document.fontSize(40).text(`Page ${page}`);
  }
  document.end();
  return Buffer.concat(await document.toArray());
}

const drawn = async (bytes: Buffer) => {
  const answer = await decode(order(bytes, "copy", "application/pdf"));
  if (!answer.ok) throw new Error(answer.reason);
  return { copy: Buffer.from(answer.copy ?? []), thumbnail: Buffer.from(answer.thumbnail ?? []) };
};

describe("a PDF", () => {
  it("becomes one picture of its pages, upright and one below the other", async () => {
    const { copy, thumbnail } = await drawn(await pdfOf(3));
    expect(await sharp(copy).metadata()).toMatchObject({ format: "webp", width: 900, height: 3 * 1_272 });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 240, height: 320 });
    const top = await sharp(copy).extract({ left: 0, top: 0, width: 900, height: 300 }).stats();
    expect(top.channels[0]?.min).toBeLessThan(100); // letters
    expect(top.channels[0]?.mean).toBeGreaterThan(200); // on white
  });

  it("of a hundred pages shows the first ten", async () => {
    const { copy } = await drawn(await pdfOf(100));
    expect(await sharp(copy).metadata()).toMatchObject({ width: 900, height: 10 * 1_272 });
  });

  it("with pages like threads and carpets stays within bounds", async () => {
    const { copy } = await drawn(await pdfOf(10, { size: [10, 14_400], margin: 1 }));
    expect((await sharp(copy).metadata()).height).toBeLessThanOrEqual(12_800);
    const wide = await drawn(await pdfOf(2, { size: [14_400, 10], margin: 1 }));
    expect((await sharp(wide.copy).metadata()).width).toBe(900);
  });

  it("that asks for a password is protected; one that only forbids printing is shown", async () => {
    const locked = await pdfOf(1, { userPassword: "1234", pdfVersion: "1.7" });
    expect(await decode(order(locked, "copy", "application/pdf"))).toEqual({ ok: false, reason: "protected" });
    await drawn(await pdfOf(1, { ownerPassword: "1234", permissions: {} }));
  });
});

describe("a decoder is a process of its own (SEC-08)", () => {
  it("that may not read what stands beside the store: neither secrets nor other files", async () => {
    const document = await pdfOf(1);
    const mime = "application/pdf";
    for (const folder of [settings().dataDir, scratchFolder("elsewhere")]) {
      const path = storedFile(document, folder);
      expect(await decode({ work: "copy", path, mime })).toEqual({ ok: false, reason: "broken" });
    }
    expect((await decode(order(document, "copy", mime))).ok).toBe(true);
  });

  it("that falls costs its own file nothing more than another try", async () => {
    const file = order(await screenshot());
    const decoder = new DecoderProcess();
    const first = decoder.carryOut(file);
    decoder.end();
    expect(await first).toBeOneOf([null, { ok: false, reason: "crashed" }]);
    expect(decoder.isFit()).toBe(false);
    expect((await decode(file)).ok).toBe(true);
  });

  it("that takes too much memory is stopped below 300 MB, and the next file is drawn", async () => {
    const width = 6_300;
    const picture = sharp({ create: { width, height: width, channels: 3, background: "#888" } });
    const jpeg = { progressive: true, chromaSubsampling: "4:4:4" };
    const progressive = order(await picture.jpeg(jpeg).toBuffer());
    const decoder = new DecoderProcess();
    expect(await decoder.carryOut(progressive)).toEqual({ ok: false, reason: "too_large_in_memory" });
    expect(DecoderProcess.mostBytes).toBeLessThan(300_000_000);
    expect((await decode(order(await screenshot()))).ok).toBe(true);
  });

  it("is not held against a file that an earlier one left memory behind: a decoder without a past tries it once more", async () => {
    const file = order(await screenshot());
    await decode(file); // leaves a decoder with a past
    const carryOut = vi.spyOn(DecoderProcess.prototype, "carryOut");
    carryOut.mockResolvedValueOnce({ ok: false, reason: "too_large_in_memory" });
    expect((await decode(file)).ok).toBe(true);
    expect(carryOut.mock.instances).toHaveLength(2);
    expect(carryOut.mock.instances[1]).not.toBe(carryOut.mock.instances[0]);
    carryOut.mockRestore();
  });

  it("tells a bomb by its header", async () => {
    DecoderProcess.mostProcessorMs = 0;
    expect(await decode(order(pixelBomb(16_000)))).toEqual({ ok: false, reason: "bomb" });
    expect(DecoderProcess.mostProcessorMs).toBeLessThan(1_000);
  });

  it("two work at once, the others wait for their turn", async () => {
    const files = await Promise.all(Array.from({ length: 8 }, (_, n) => screenshot("png", n)));
    const answers = await Promise.all(files.map((file) => decode(order(file, "look"))));
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });
});
