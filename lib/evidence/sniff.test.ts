import { describe, expect, it } from "vitest";
import { type Sniffed, sniff, sniffEnd } from "./sniff";
import { emptyZip, pdf, photoWithPlace, screenshot } from "./testing/hostile-files";

const text = (words: string) => Buffer.from(words, "latin1");
const utf16 = (words: string) => Buffer.from(`\ufeff${words}`, "utf16le");

describe("what a file is, by its bytes", () => {
  it.each([
    ["a JPEG", () => screenshot("jpeg"), "image/jpeg"],
    ["a photo from a phone", photoWithPlace, "image/jpeg"],
    ["a PNG", () => screenshot("png"), "image/png"],
    ["a WebP", () => screenshot("webp"), "image/webp"],
    ["a PDF", async () => pdf(), "application/pdf"],
  ])("%s is taken", async (_, make, mime) => {
    expect(sniff(await make())).toEqual({ ok: true, mime });
  });

  const refused: readonly [string, Buffer, string][] = [
    ["an iPhone's HEIC", text("\0\0\0\x24ftypheic\0\0\0\0mif1heic"), "heic"],
    ["HEIF by its general brand", text("\0\0\0\x18ftypmif1\0\0\0\0"), "heic"],
    ["an AVIF", text("\0\0\0\x20ftypavif\0\0\0\0avifmif1"), "heic"],
    ["an MP4", text("\0\0\0\x20ftypisom\0\0\x02\0"), "video"],
    ["a MOV", text("\0\0\0\x14ftypqt  "), "video"],
    ["an AVI", text("RIFF\0\0\0\0AVI LIST"), "video"],
    ["a WebM", text("\x1a\x45\xdf\xa3\x9f\x42"), "video"],
    ["a WAV", text("RIFF\0\0\0\0WAVEfmt "), "unknown_type"],
    ["a GIF", text("GIF89a\x01\0\x01\0"), "gif"],
    ["a GIF that is also a script", text("GIF89a/*\0*/=0;alert(1)"), "gif"],
    ["a TIFF", text("II*\0\x08\0\0\0"), "tiff"],
    ["a big-endian TIFF", text("MM\0*\0\0\0\x08"), "tiff"],
    ["an SVG", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>"), "svg"],
    ["an SVG behind a prologue", text("<?xml version='1.0'?><!-- x --><svg>"), "svg"],
    ["an SVG in two bytes a letter", utf16("<svg onload=alert(1)>"), "svg"],
    ["a web page", text("<!DOCTYPE html><script>alert(1)</script>"), "web_page"],
    ["a web page behind spaces", text("\n\t  <html>"), "web_page"],
    ["a web page with a byte order mark", text("\xef\xbb\xbf<script>1</script>"), "web_page"],
    ["a web page in two bytes a letter", utf16("<html>"), "web_page"],
    ["a zip, a DOCX, an APK", text("PK\x03\x04\x14\0"), "archive"],
    ["an empty zip", emptyZip, "archive"],
    ["a RAR", text("Rar!\x1a\x07\x01\0"), "archive"],
    ["a 7z", text("7z\xbc\xaf\x27\x1c"), "archive"],
    ["a gzip", text("\x1f\x8b\x08"), "archive"],
    ["an old Word file", text("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "archive"],
    ["a Windows program", text("MZ\x90\0"), "program"],
    ["a Linux program", text("\x7fELF\x02"), "program"],
    ["a shell script", text("#!/bin/sh\nrm -rf /"), "program"],
    ["a Windows shortcut", text("L\0\0\0\x01\x14\x02\0"), "program"],
    ["the EICAR test file", text("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"), "unknown_type"],
    ["plain text", text("hello"), "unknown_type"],
    ["zeros", Buffer.alloc(5000), "unknown_type"],
    ["three bytes of a JPEG", text("\xff\xd8\xff"), "unknown_type"],
    ["a PNG signature with nothing behind it", text("\x89PNG\r\n\x1a\n<html>"), "unknown_type"],
    ["a RIFF that says WEBP and is none", text("RIFF\0\0\0\0WEBPhtml"), "unknown_type"],
    ["a PDF signature in the middle", text("hello %PDF-1.4"), "unknown_type"],
    ["a PDF of no version", text("%PDF-9.x"), "unknown_type"],
  ];
  it.each(refused)("%s is not, and has its own sentence (SEC-08)", (_, bytes, reason) => {
    expect(sniff(bytes)).toEqual({ ok: false, reason });
  });

  it.each([
    ["a JPEG with a page in its comment", text("\xff\xd8\xff\xfe\0\x20<script>alert(1)</script>")],
    ["a PNG with a page in a note", text("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR....tEXt<!DOCTYPE html>")],
    ["a WebP with an SVG in it", text("RIFF\0\0\0\0WEBPVP8X <svg onload=1>")],
    ["a JPEG that PDF readers open", text("\xff\xd8\xff\xfe\0\x20%PDF-1.4")],
    ["a PDF that begins a page", text("%PDF-1.4\n<html><script>alert(1)</script>")],
    ["a PDF with PHP", text("%PDF-1.4\n<?php system($_GET[0]);")],
  ])("%s is two things at once, and refused (SEC-08)", (_, bytes) => {
    expect(sniff(bytes)).toEqual({ ok: false, reason: "disguised" } satisfies Sniffed);
  });
});

describe("what the end of a file says", () => {
  it("a picture with a zip behind it is refused (SEC-08)", async () => {
    expect(sniffEnd("image/jpeg", Buffer.concat([await screenshot("jpeg"), emptyZip]))).toBe("disguised");
  });

  it("a picture with a page behind it is refused", async () => {
    expect(sniffEnd("image/png", Buffer.concat([await screenshot(), text("<script>1</script>")]))).toBe("disguised");
  });

  it("a photo with a short film behind it, as some phones make them, is taken", async () => {
    const film = text("\0\0\0\x18ftypmp42\0\0\0\0MotionPhoto_Data");
    expect(sniffEnd("image/jpeg", Buffer.concat([await screenshot("jpeg"), film]))).toBeNull();
  });

  it("the letters of a zip's end in the middle of a picture mean nothing", () => {
    expect(sniffEnd("image/jpeg", text("PK\x05\x06 and then a thousand other bytes of the picture"))).toBeNull();
  });

  it("a PDF without its last line was cut", () => {
    expect(sniffEnd("application/pdf", pdf().subarray(0, -8))).toBe("damaged");
    expect(sniffEnd("application/pdf", pdf())).toBeNull();
  });
});
