import { streamBlob } from "@/lib/infra/storage/storage";
import { type BagFile, digestsOf } from "./bag";
import { DATA, type PackedFile, twoDigits } from "./packet";
import type { ItemRow } from "./queries";

const EXTENSIONS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

export type MeasuredItem = {
  row: ItemRow;
  original: PackedFile & { sealed: boolean };
  workingCopy: PackedFile | null;
  files: readonly BagFile[];
};
export type Measured =
  | { ok: true; items: readonly MeasuredItem[] }
  | { ok: false; reason: "altered"; position: number };

async function measured(key: string, path: string): Promise<{ file: BagFile; packed: PackedFile }> {
  const file = { path: `${DATA}${path}`, open: () => streamBlob(key) };
  const digests = await digestsOf(file);
  return { file: { ...file, digests }, packed: { path, sha256: digests.sha256, bytes: digests.bytes } };
}

/**
 * What a person may look at without saying why: the copy on which private data is masked. Of a file that is held, or
 * that nobody has looked over for private data yet, nothing.
 */
function copyKeyOf({ copyVerdict, maskedCopy }: ItemRow): string | null {
  return copyVerdict === "ready" ? (maskedCopy?.copyKey ?? null) : null;
}

async function measureItem(row: ItemRow): Promise<MeasuredItem | null> {
  const sealed = row.sealedKey !== null;
  const name = `${twoDigits(row.position)}.${EXTENSIONS[row.mime] ?? "bin"}`;
  const original = await measured(row.sealedKey ?? row.storageKey, `originals/${name}${sealed ? ".age" : ""}`);
  if (original.packed.sha256 !== (sealed ? row.sealedSha256 : row.sha256)) return null;
  const copyKey = copyKeyOf(row);
  const copy = copyKey ? await measured(copyKey, `copies/${twoDigits(row.position)}.webp`) : null;
  return {
    row,
    original: { ...original.packed, sealed },
    workingCopy: copy?.packed ?? null,
    files: [original.file, ...(copy ? [copy.file] : [])],
  };
}

/**
 * Reads every stored file of a case once and holds it against the record.
 * @returns `altered` with the first item whose original is no longer what was received or sealed.
 */
export async function measureItems(rows: readonly ItemRow[]): Promise<Measured> {
  const items: MeasuredItem[] = [];
  for (const row of rows) {
    const item = await measureItem(row);
    if (!item) return { ok: false, reason: "altered", position: row.position };
    items.push(item);
  }
  return { ok: true, items };
}
