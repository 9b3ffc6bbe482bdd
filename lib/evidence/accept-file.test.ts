import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { settings } from "@/lib/infra/env";
import { readBlob, withBlobFile } from "@/lib/infra/storage/storage";
import { processorMs } from "@/lib/infra/testing/processor-ms";
import { acceptFile } from "./accept-file";
import {
  emptyZip,
  inPieces,
  pdf,
  photoWithoutPlace,
  photoWithPlace,
  pictureOf,
  pixelBomb,
  screenshot,
} from "./testing/hostile-files";
import { UPLOAD_SLOT } from "./upload-slot";

// A store of its own: what other tests keep meanwhile is not counted here.
vi.stubEnv("DATA_DIR", mkdtempSync(join(tmpdir(), "zhenping-store-")));

const nothing = { count: 0, hashes: new Set<string>() };
const send = (bytes: Buffer, name = "photo.jpg", held: Parameters<typeof acceptFile>[1] = nothing) =>
  acceptFile({ name, content: inPieces(bytes) }, held);
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

async function taken(bytes: Buffer, name?: string) {
  const result = await send(bytes, name);
  if (!result.ok) throw new Error(result.reason);
  return result.file;
}

function storedFiles(): string[] {
  const names = readdirSync(join(settings().dataDir, "blobs"), { recursive: true }) as string[];
  return names.filter((name) => name.length > 2).sort();
}

describe("a file that is taken", () => {
  it.each([
    ["a screenshot as PNG", () => screenshot("png", 1)],
    ["a photo", photoWithPlace],
    ["a WebP", () => screenshot("webp", 2)],
    ["a PDF", async () => pdf()],
    ["exactly 20 MB", () => pictureOf(UPLOAD_SLOT.bytes)],
  ])("%s is stored as it was sent: same length, same hash, same bytes (EVD-01)", async (_, make) => {
    const bytes = await make();
    const file = await taken(bytes);
    expect(file).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
    expect(sha256(await readBlob(file.storageKey))).toBe(sha256(bytes));
  });

  it("its name is for showing only; the place where it is kept is random", async () => {
    const file = await taken(await screenshot("png", 3), "../../evil\u202egnp.exe");
    expect(file.displayName).toBe("evilgnp.exe");
    expect(file.storageKey).toMatch(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/);
  });

  it("what it says it is does not matter: a PNG called .jpg is a PNG", async () => {
    expect((await taken(await screenshot("png", 4), "x.jpg")).mime).toBe("image/png");
  });

  it("a place in its notes is noticed; the thumbnail is upright, small and without any notes (PRV-07)", async () => {
    const file = await taken(await photoWithPlace());
    expect(file.hasLocation).toBe(true);
    expect((await taken(await photoWithoutPlace())).hasLocation).toBe(false);
    const thumbnail = await withBlobFile(file.thumbnailKey ?? "", (path) => sharp(path).metadata());
    expect(thumbnail).toMatchObject({ format: "webp", width: 240, height: 320 });
    expect([thumbnail.exif, thumbnail.xmp, thumbnail.icc, thumbnail.orientation]).toEqual(Array(4).fill(undefined));
  });

  it("a PDF has no thumbnail", async () => {
    expect((await taken(pdf("% other"))).thumbnailKey).toBeNull();
  });

  it("a screenshot scrolled over many screens shows its beginning", async () => {
    const scrolled = sharp({ create: { width: 400, height: 9_000, channels: 3, background: "#123" } });
    const file = await taken(await scrolled.png().toBuffer());
    const thumbnail = await withBlobFile(file.thumbnailKey ?? "", (path) => sharp(path).metadata());
    expect(thumbnail).toMatchObject({ width: 240, height: 320 });
  });
});

describe("a file that cannot be taken is named a reason, and leaves nothing behind (SEC-08)", () => {
  const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
  it.each([
    ["nothing at all", async () => Buffer.alloc(0), "empty"],
    ["a photo cut in the middle", async () => cut(await photoWithPlace()), "damaged"],
    ["a PNG cut in the middle", async () => cut(await screenshot("png", 5)), "damaged"],
    ["a WebP cut in the middle", async () => cut(await screenshot("webp", 6)), "damaged"],
    ["a PDF cut in the middle", async () => pdf().subarray(0, 60), "damaged"],
    ["a JPEG that is only its first bytes", async () => Buffer.from("ffd8ffe000104a464946", "hex"), "damaged"],
    ["a web page called .png", async () => Buffer.from("<!doctype html><script>alert(1)</script>"), "web_page"],
    ["a picture with a zip behind it", async () => Buffer.concat([await screenshot("jpeg", 7), emptyZip]), "disguised"],
    ["a 16,000 × 16,000 PNG bomb", async () => pixelBomb(16_000), "too_many_pixels"],
    ["a bomb that promises more than it holds", async () => pixelBomb(6_000), "damaged"],
    ["one byte more than 20 MB", () => pictureOf(UPLOAD_SLOT.bytes + 1), "too_large"],
    ["30 MB of a program", async () => Buffer.concat([Buffer.from("MZ"), Buffer.alloc(30_000_000)]), "program"],
  ])("%s", async (_, make, reason) => {
    const before = storedFiles();
    const bytes = await make();
    const spent = await processorMs(async () =>
      expect(await send(bytes, "a.png")).toEqual({ ok: false, reason, displayName: "a.png" }),
    );
    expect(spent).toBeLessThan(5_000);
    expect(storedFiles()).toEqual(before);
  });

  it("the same file twice", async () => {
    const bytes = await screenshot("png", 8);
    const held = { count: 1, hashes: new Set([sha256(bytes)]) };
    expect(await send(bytes, "again.png", held)).toMatchObject({ ok: false, reason: "already_here" });
  });

  it("the twenty-first file: not one byte of it is read", async () => {
    const content = (async function* () {
      yield await Promise.reject(new Error("was read"));
    })();
    const held = { count: UPLOAD_SLOT.files, hashes: new Set<string>() };
    expect(await acceptFile({ name: "x", content }, held)).toMatchObject({ ok: false, reason: "too_many_files" });
  });

  it("a connection that breaks off is the caller's to tell, and leaves nothing behind either", async () => {
    const before = storedFiles();
    const content = (async function* () {
      yield (await photoWithPlace()).subarray(0, 20_000);
      throw new Error("connection reset");
    })();
    await expect(acceptFile({ name: "x", content }, nothing)).rejects.toThrow("connection reset");
    expect(storedFiles()).toEqual(before);
  });
});

describe("memory", () => {
  it("stays flat while 20 MB pass through", async () => {
    const start = await screenshot("jpeg", 9);
    const piece = Buffer.alloc(64_000);
    let most = 0;
    const content = (async function* () {
      yield start;
      for (let sent = start.length; sent + piece.length <= UPLOAD_SLOT.bytes; sent += piece.length) {
        yield piece;
        const { arrayBuffers, heapUsed } = process.memoryUsage();
        most = Math.max(most, arrayBuffers + heapUsed);
      }
    })();
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    const result = await acceptFile({ name: "long.jpg", content }, nothing);
    expect(result.ok).toBe(true);
    expect(most - arrayBuffers - heapUsed).toBeLessThan(15_000_000);
  });
});
