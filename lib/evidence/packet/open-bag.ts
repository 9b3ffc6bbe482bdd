import { createHash } from "node:crypto";
import { type Entry, openPromise, type ZipFile } from "yauzl";

/** What stands in a bag, checked file by file; small files are kept for further checks. */
export type OpenedBag = {
  /** path → digests of what is really there */
  found: Map<string, { sha256: string; sha512: string; bytes: number }>;
  texts: Map<string, Buffer>;
};

/** What does not fit: the path, and how. */
export type BagFault = { path: string; reason: "not_a_bag" | "missing" | "altered" | "not_listed" };

/** Lists, notes and proofs are far below this; pictures need not be kept. */
const KEPT_BYTES = 16_000_000;

async function readEntry(zip: ZipFile, entry: Entry, into: OpenedBag): Promise<void> {
  const path = entry.fileName.split("/").slice(1).join("/");
  const stream = await zip.openReadStreamPromise(entry);
  const [one, two] = [createHash("sha256"), createHash("sha512")];
  const keep: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    one.update(chunk);
    two.update(chunk);
    if (entry.uncompressedSize <= KEPT_BYTES) keep.push(chunk);
  }
  if (entry.uncompressedSize <= KEPT_BYTES) into.texts.set(path, Buffer.concat(keep));
  into.found.set(path, { sha256: one.digest("hex"), sha512: two.digest("hex"), bytes: entry.uncompressedSize });
}

/** Reads every file of the archive once. @throws {Error} when it is not a ZIP archive, or not a whole one. */
export async function openBag(file: string): Promise<OpenedBag> {
  const zip = await openPromise(file, { lazyEntries: true });
  const opened: OpenedBag = { found: new Map(), texts: new Map() };
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith("/")) await readEntry(zip, entry, opened);
  }
  return opened;
}

function listed(bag: OpenedBag, manifest: string): Map<string, string> {
  const lines = (bag.texts.get(manifest)?.toString("utf8") ?? "").split("\n").filter(Boolean);
  const plain = (path: string) =>
    path.replace(/%(25|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return new Map(
    lines.map((line) => [plain(line.slice(line.indexOf(" ")).trimStart()), line.slice(0, line.indexOf(" "))]),
  );
}

function faultsOf(bag: OpenedBag, manifest: string, algorithm: "sha256" | "sha512"): BagFault[] {
  return [...listed(bag, manifest)].flatMap(([path, digest]): BagFault[] => {
    const there = bag.found.get(path);
    if (!there) return [{ path, reason: "missing" }];
    return there[algorithm] === digest ? [] : [{ path, reason: "altered" }];
  });
}

function unlisted(bag: OpenedBag): BagFault[] {
  const payload = listed(bag, "manifest-sha256.txt");
  return [...bag.found.keys()]
    .filter((path) => path.startsWith("data/") && !payload.has(path))
    .map((path) => ({ path, reason: "not_listed" }));
}

/** Every way in which the bag is not complete and valid by RFC 8493 §3; none when it is. */
export function bagFaults(bag: OpenedBag): BagFault[] {
  const declared = bag.texts.get("bagit.txt")?.toString("utf8") ?? "";
  if (!/^BagIt-Version: 1\.0\nTag-File-Character-Encoding: UTF-8\n$/.test(declared))
    return [{ path: "bagit.txt", reason: "not_a_bag" }];
  const both = (["sha256", "sha512"] as const).flatMap((name) => [
    ...faultsOf(bag, `manifest-${name}.txt`, name),
    ...faultsOf(bag, `tagmanifest-${name}.txt`, name),
  ]);
  return [...both, ...unlisted(bag)];
}
