import { createHash } from "node:crypto";
import { type Entry, openPromise, type ZipFile } from "yauzl";

/** What stands in a bag, checked file by file; small files are kept for further checks. */
export type OpenedBag = {
  /** path → digests of what is really there */
  found: Map<string, { sha256: string; sha512: string; bytes: number }>;
  texts: Map<string, Buffer>;
  /** The folder that holds everything, and what stands in the archive twice or beside it. */
  name: string;
  strays: BagFault[];
};

/** What does not fit: the path, and how. */
export type BagFault = {
  path: string;
  reason: "not_a_bag" | "missing" | "altered" | "not_listed" | "doubled" | "elsewhere";
  /** The manifest that says so. */
  by?: string;
};

/** Lists, notes and proofs are far below this; pictures need not be kept. */
const KEPT_BYTES = 32_000_000;
const PICTURES = /^data\/(originals|copies)\//;

async function readEntry(zip: ZipFile, entry: Entry, into: OpenedBag): Promise<void> {
  const [folder = "", ...rest] = entry.fileName.split("/");
  const path = rest.join("/");
  into.name ||= folder;
  if (path === "" || folder !== into.name) into.strays.push({ path: entry.fileName, reason: "elsewhere" });
  else if (into.found.has(path)) into.strays.push({ path, reason: "doubled" });
  const kept = entry.uncompressedSize <= KEPT_BYTES && !PICTURES.test(path);
  const stream = await zip.openReadStreamPromise(entry);
  const [one, two] = [createHash("sha256"), createHash("sha512")];
  const keep: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    one.update(chunk);
    two.update(chunk);
    if (kept) keep.push(chunk);
  }
  if (kept) into.texts.set(path, Buffer.concat(keep));
  into.found.set(path, { sha256: one.digest("hex"), sha512: two.digest("hex"), bytes: entry.uncompressedSize });
}

/** Reads every file of the archive once. @throws {Error} when it is not a ZIP archive, or not a whole one. */
export async function openBag(file: string): Promise<OpenedBag> {
  const zip = await openPromise(file, { lazyEntries: true });
  const opened: OpenedBag = { found: new Map(), texts: new Map(), name: "", strays: [] };
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
    if (!there) return [{ path, reason: "missing", by: manifest }];
    return there[algorithm] === digest ? [] : [{ path, reason: "altered", by: manifest }];
  });
}

function unlisted(bag: OpenedBag): BagFault[] {
  const payload = listed(bag, "manifest-sha256.txt");
  const tags = listed(bag, "tagmanifest-sha256.txt");
  return [...bag.found.keys()]
    .filter((path) => !payload.has(path) && !tags.has(path) && !path.startsWith("tagmanifest-"))
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
  const parts = ["manifest", "tagmanifest"].flatMap((part) => [`${part}-sha256.txt`, `${part}-sha512.txt`]);
  const lost = parts.filter((path) => !bag.found.has(path)).map((path) => ({ path, reason: "missing" }) as const);
  return [...bag.strays, ...lost, ...both, ...unlisted(bag)];
}
