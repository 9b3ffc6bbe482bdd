import { createReadStream, type ReadStream } from "node:fs";
import * as realDisk from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { ERRORS, type Upload } from "@tus/server";
import { flushFolder } from "@/lib/infra/storage/disk-store";
import { type Disk, isGone, writeAll, writeDurably } from "@/lib/infra/uploads/disk";
import { checkedId, firstNote, type Note, UploadStore } from "@/lib/infra/uploads/upload-store";

/** Uploads in a folder of the disk: a file of bytes and a note for each; flushed before anything is acknowledged. */
export class DurableStore extends UploadStore {
  private readonly folder: string;
  private readonly disk: Disk;

  constructor(folder: string, lifeMs: number, disk: Disk = realDisk) {
    super(lifeMs);
    this.folder = folder;
    this.disk = disk;
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.disk.mkdir(this.folder, { recursive: true, mode: 0o700 });
    const bytes = await this.disk.open(this.path(upload.id, "part"), "w", 0o600);
    await bytes.close();
    await this.keepNote(upload.id, firstNote(upload));
    await flushFolder(join(this.folder, ".."));
    return upload;
  }

  override read(id: string): ReadStream {
    return createReadStream(this.path(id, "part"));
  }

  override async remove(id: string): Promise<void> {
    await this.readNote(id);
    for (const kind of ["json", "part"] as const) await this.disk.rm(this.path(id, kind), { force: true });
    await flushFolder(this.folder);
  }

  protected override async append(content: Readable, id: string, offset: number): Promise<number> {
    const file = await this.disk.open(this.path(id, "part"), "r+");
    let end = offset;
    try {
      for await (const chunk of content as AsyncIterable<Uint8Array>) end = await writeAll(file, chunk, end);
    } finally {
      await file.sync().finally(() => file.close());
    }
    return end;
  }

  protected override async dropBytes(id: string): Promise<void> {
    await this.disk.rm(this.path(id, "part"), { force: true });
  }

  protected override async ids(): Promise<string[]> {
    const names = await this.disk.readdir(this.folder).catch((error: unknown) => {
      if (isGone(error)) return [];
      throw error;
    });
    return names
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -".json".length))
      .sort();
  }

  protected override async received(id: string): Promise<number> {
    return (await this.disk.stat(this.path(id, "part"))).size;
  }

  protected override async keepNote(id: string, note: Note): Promise<void> {
    await writeDurably(this.disk, this.path(id, "json"), JSON.stringify(note));
    await flushFolder(this.folder);
  }

  protected override async readNote(id: string): Promise<Note> {
    try {
      return JSON.parse(await this.disk.readFile(this.path(id, "json"), "utf8")) as Note;
    } catch (error) {
      throw isGone(error) ? ERRORS.FILE_NOT_FOUND : error;
    }
  }

  private path(id: string, kind: "part" | "json"): string {
    // A path made at run time would make the builder take in the whole project.
    return join(/*turbopackIgnore: true*/ this.folder, `${checkedId(id)}.${kind}`);
  }
}
