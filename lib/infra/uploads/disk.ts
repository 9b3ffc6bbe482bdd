import type * as realDisk from "node:fs/promises";

/** What the store asks of a disk: Node's own functions, or in tests a disk that fails at a chosen step. */
export type Disk = Pick<typeof realDisk, "mkdir" | "open" | "readFile" | "readdir" | "rename" | "rm" | "stat">;

/** The whole chunk at its place; `write` may stop short. @returns the position behind it. */
export async function writeAll(file: realDisk.FileHandle, chunk: Uint8Array, position: number): Promise<number> {
  let written = 0;
  while (written < chunk.byteLength) {
    const { bytesWritten } = await file.write(chunk, written, chunk.byteLength - written, position + written);
    written += bytesWritten;
  }
  return position + written;
}

/** A small file whole or not at all. Its folder is the caller's to flush. */
export async function writeDurably(disk: Disk, path: string, text: string): Promise<void> {
  const aside = `${path}.new`;
  const file = await disk.open(aside, "w", 0o600);
  try {
    await writeAll(file, Buffer.from(text), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.rename(aside, path);
}

export function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
