import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** A file of the payload: small enough to be at hand, or opened when its turn comes. `path` begins with `data/`. */
export type BagFile = { path: string; digests?: Digests } & ({ bytes: Buffer } | { open: () => Readable });
export type BagInfo = readonly (readonly [label: string, value: string])[];

const ALGORITHMS = ["sha256", "sha512"] as const;
type Algorithm = (typeof ALGORITHMS)[number];
export type Digests = Record<Algorithm, string> & { bytes: number };

export const MANIFEST = "manifest-sha256.txt";
/** Raw signature over the manifest: without it, whoever changes a file could write a new manifest, too. */
export const SIGNATURE = `${MANIFEST}.sig`;

/**
 * The same moment in every file, given in local time, since that is what the archive's format writes down: the archive
 * is the same byte for byte whenever and wherever it is made. True dates stand in the list, where they belong.
 */
const EPOCH = new Date(1980, 0, 1);
const SAME_EVERYWHERE = { mtime: EPOCH, mode: 0o100644, compress: false, forceDosTimestamp: true };

/** Length and hashes, read once; a file that carries them already is not read again. */
export async function digestsOf(file: BagFile): Promise<Digests> {
  if (file.digests) return file.digests;
  const hashes = ALGORITHMS.map((name) => createHash(name));
  let bytes = 0;
  for await (const chunk of "bytes" in file ? [file.bytes] : (file.open() as AsyncIterable<Buffer>)) {
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
  const digests: Digests[] = [];
  for (const file of files) digests.push(await digestsOf(file));
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

export type Bag = { payload: readonly BagFile[]; info: BagInfo; sign?: (manifest: Buffer) => Buffer };

function signatureOf(manifest: BagFile | undefined, sign: Bag["sign"]): BagFile[] {
  return sign && manifest && "bytes" in manifest ? [{ path: SIGNATURE, bytes: sign(manifest.bytes) }] : [];
}

/** The whole bag as a list of files in the order of the archive: BagIt 1.0 (RFC 8493) with two manifests. */
export async function bagFiles({ payload, info, sign }: Bag): Promise<BagFile[]> {
  const sorted = payload.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  if (new Set(sorted.map(({ path }) => path)).size < sorted.length) throw new Error("bag: two files of one name");
  const declared: BagFile = {
    path: "bagit.txt",
    bytes: Buffer.from("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
  };
  const contents = await manifests("manifest", sorted);
  const signed = signatureOf(contents.files[0], sign);
  const tags = [declared, infoFile(info, contents.bytes, sorted.length), ...contents.files, ...signed];
  return [...tags, ...(await manifests("tagmanifest", tags)).files, ...sorted];
}

/**
 * A bag as a ZIP archive with everything in a folder `name/`. Nothing is compressed: pictures gain nothing by it, and
 * the archive then depends on no version of a compressor. The files are opened as the archive is read.
 */
export async function packBag(name: string, bag: Bag): Promise<Readable> {
  const zip = new ZipFile();
  const archive = zip.outputStream as Readable;
  zip.on("error", (error: Error) => archive.destroy(error));
  for (const file of await bagFiles(bag)) {
    const inside = `${name}/${file.path}`;
    if ("bytes" in file) zip.addBuffer(file.bytes, inside, SAME_EVERYWHERE);
    else zip.addReadStreamLazy(inside, SAME_EVERYWHERE, (give) => give(null, file.open()));
  }
  zip.end();
  return archive;
}
