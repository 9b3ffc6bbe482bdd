import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file of the payload: from disk, or small enough to be at hand. `path` begins with `data/`. */
export type BagFile = { path: string } & ({ bytes: Buffer } | { file: string });
export type BagInfo = readonly (readonly [label: string, value: string])[];

const ALGORITHMS = ["sha256", "sha512"] as const;
type Algorithm = (typeof ALGORITHMS)[number];
type Digests = Record<Algorithm, string> & { bytes: number };

/**
 * The same moment in every file, given in local time, since that is what the archive's format writes down: the archive
 * is the same byte for byte whenever and wherever it is made. True dates stand in the list, where they belong.
 */
const EPOCH = new Date(1980, 0, 1);
const SAME_EVERYWHERE = { mtime: EPOCH, mode: 0o100644, compress: false, forceDosTimestamp: true };

async function digestsOf(file: BagFile): Promise<Digests> {
  const hashes = ALGORITHMS.map((name) => createHash(name));
  let bytes = 0;
  for await (const chunk of "bytes" in file ? [file.bytes] : createReadStream(file.file)) {
    for (const hash of hashes) hash.update(chunk);
    bytes += chunk.length;
  }
  const [sha256 = "", sha512 = ""] = hashes.map((hash) => hash.digest("hex"));
  return { sha256, sha512, bytes };
}

/** RFC 8493 §2.1.3: percent, CR and LF are the characters that a manifest must not hold as they are. */
export function manifestPath(path: string): string {
  return path.replace(/[%\r\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

async function manifests(prefix: string, files: readonly BagFile[]): Promise<{ files: BagFile[]; bytes: number }> {
  const digests = await Promise.all(files.map(digestsOf));
  const lines = (name: Algorithm) =>
    files.map(({ path }, at) => `${digests[at]?.[name]}  ${manifestPath(path)}\n`).join("");
  return {
    files: ALGORITHMS.map((name) => ({ path: `${prefix}-${name}.txt`, bytes: Buffer.from(lines(name)) })),
    bytes: digests.reduce((sum, one) => sum + one.bytes, 0),
  };
}

function infoFile(info: BagInfo, payloadBytes: number, count: number): BagFile {
  const rows = [...info, ["Payload-Oxum", `${payloadBytes}.${count}`] as const];
  const clean = (value: string) => value.replaceAll(/[\r\n]+/g, " ");
  return {
    path: "bag-info.txt",
    bytes: Buffer.from(rows.map(([label, value]) => `${label}: ${clean(value)}\n`).join("")),
  };
}

/** The whole bag as a list of files in the order of the archive: BagIt 1.0 (RFC 8493) with two manifests. */
export async function bagFiles(payload: readonly BagFile[], info: BagInfo): Promise<BagFile[]> {
  const sorted = payload.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  if (new Set(sorted.map(({ path }) => path)).size < sorted.length) throw new Error("bag: two files of one name");
  const declared: BagFile = {
    path: "bagit.txt",
    bytes: Buffer.from("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
  };
  const contents = await manifests("manifest", sorted);
  const tags = [declared, infoFile(info, contents.bytes, sorted.length), ...contents.files];
  return [...tags, ...(await manifests("tagmanifest", tags)).files, ...sorted];
}

/**
 * Writes a bag as a ZIP archive in a folder `name/`. Nothing is compressed: pictures gain nothing by it, and the archive
 * then depends on no version of a compressor.
 * @returns the archive's length in bytes.
 */
export async function writeBag(
  target: string,
  name: string,
  bag: { payload: readonly BagFile[]; info: BagInfo },
): Promise<number> {
  const zip = new ZipFile();
  for (const file of await bagFiles(bag.payload, bag.info)) {
    const inside = `${name}/${file.path}`;
    if ("bytes" in file) zip.addBuffer(file.bytes, inside, SAME_EVERYWHERE);
    else zip.addFile(file.file, inside, SAME_EVERYWHERE);
  }
  zip.end();
  const out = createWriteStream(target, { mode: 0o600, flush: true });
  zip.outputStream.pipe(out);
  await finished(out);
  return out.bytesWritten;
}
