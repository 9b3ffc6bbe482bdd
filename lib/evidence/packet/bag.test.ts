import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { openPromise } from "yauzl";
import { bundled } from "@/lib/infra/testing/bundled";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";
import { type BagFile, manifestPath, packBag } from "./bag";
import { bagFaults, openBag } from "./open-bag";

const folder = scratchFolder("bag");
const picture = join(folder, "picture.jpg");
writeFileSync(picture, randomBytes(300_000));
const payload: BagFile[] = [
  { path: "data/originals/01-评价截图.jpg", open: () => createReadStream(picture) },
  { path: "data/list.json", bytes: Buffer.from('{"items":[]}') },
  { path: "data/custody.json", bytes: Buffer.from("[]") },
];
const info = [
  ["Source-Organization", "真评"],
  ["External-Identifier", "ZP26-TEST"],
] as const;

async function fresh(name: string): Promise<string> {
  const target = join(folder, `${name}.zip`);
  writeFileSync(target, await buffer(await packBag("ZP26-TEST", { payload, info })));
  return target;
}

async function unpack(archive: string): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    mkdirSync(dirname(join(folder, entry.fileName)), { recursive: true });
    writeFileSync(join(folder, entry.fileName), await buffer(await zip.openReadStreamPromise(entry)));
  }
}

const sha256 = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

describe("the bag of an evidence packet (EVD-04)", () => {
  it("is complete and valid by its own manifests", async () => {
    expect(bagFaults(await openBag(await fresh("valid")))).toEqual([]);
  });

  it("is the same byte for byte whenever and in whatever time zone it is made", async () => {
    const first = sha256(await fresh("first"));
    const program = `
      import { createReadStream, createWriteStream } from "node:fs";
      import { packBag } from "@/lib/evidence/packet/bag";
      const payload = [
        { path: "data/originals/01-评价截图.jpg", open: () => createReadStream(${JSON.stringify(picture)}) },
        { path: "data/list.json", bytes: Buffer.from('{"items":[]}') },
        { path: "data/custody.json", bytes: Buffer.from("[]") },
      ];
      const bag = await packBag("ZP26-TEST", { payload, info: ${JSON.stringify(info)} });
      bag.pipe(createWriteStream(${JSON.stringify(join(folder, "elsewhere.zip"))}));`;
    execFileSync(process.execPath, [await bundled(program)], {
      env: { ...process.env, TZ: "America/Caracas" },
    });
    expect(sha256(join(folder, "elsewhere.zip"))).toBe(first);
    expect(sha256(await fresh("again"))).toBe(first);
  });

  it("is accepted by another tool's sums", async () => {
    const target = await fresh("sums");
    await unpack(target);
    const bag = join(folder, "ZP26-TEST");
    for (const name of ["sha256", "sha512"]) {
      for (const manifest of [`manifest-${name}.txt`, `tagmanifest-${name}.txt`]) {
        execFileSync(`${name}sum`, ["--check", "--strict", "--quiet", manifest], { cwd: bag, stdio: "pipe" });
      }
    }
  });

  it("names the file in which a byte was changed", async () => {
    const target = await fresh("changed");
    const bytes = readFileSync(target);
    const at = bytes.indexOf(readFileSync(picture).subarray(1_000, 1_050));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(target, bytes);
    const faults = await openBag(target).then(bagFaults, () => [
      { path: "data/originals/01-评价截图.jpg", reason: "altered" },
    ]);
    expect(faults[0]).toMatchObject({ path: "data/originals/01-评价截图.jpg", reason: "altered" });
  });

  it("refuses two files of one name", async () => {
    const twice = [payload[1], payload[1]].filter((one) => one !== undefined);
    await expect(packBag("x", { payload: twice, info })).rejects.toThrow("two files");
  });

  it("escapes only what RFC 8493 asks for in a manifest's path", () => {
    expect(manifestPath("data/100%\n图.jpg")).toBe("data/100%25%0A图.jpg");
  });
});
