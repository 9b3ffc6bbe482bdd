import { createReadStream, type ReadStream } from "node:fs";
import * as realDisk from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { DataStore, ERRORS, Upload } from "@tus/server";
import { flushFolder } from "@/lib/infra/storage/storage";
import { type Disk, isGone, writeAll, writeDurably } from "@/lib/infra/uploads/disk";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is known of an upload besides its bytes; a small file beside them. */
type Note = {
  size: number;
  metadata: Record<string, string | null>;
  begun: string;
  /** How it ended, as the caller wrote it. Its bytes are gone by then. */
  outcome: string | null;
};

export type UnfinishedUpload = {
  id: string;
  size: number;
  offset: number;
  metadata: Note["metadata"];
  outcome: string | null;
};

/**
 * The tus store for one owner: a folder with, for each upload, the bytes so far and a note. Nothing is acknowledged
 * before it is flushed to the disk, and what arrived before a connection broke off counts (UX-05).
 */
export class DurableStore extends DataStore {
  private readonly folder: string;
  private readonly lifeMs: number;
  private readonly disk: Disk;

  /** @param lifeMs how long an upload may take, from its beginning. */
  constructor(folder: string, lifeMs: number, disk: Disk = realDisk) {
    super();
    this.folder = folder;
    this.lifeMs = lifeMs;
    this.disk = disk;
    this.extensions = ["creation", "termination", "expiration"];
  }

  override getExpiration(): number {
    return this.lifeMs;
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.disk.mkdir(this.folder, { recursive: true, mode: 0o700 });
    const bytes = await this.disk.open(this.path(upload.id, "part"), "w", 0o600);
    await bytes.close();
    const { size = 0, metadata = {}, creation_date: begun = new Date().toISOString() } = upload;
    await this.note(upload.id, { size, metadata, begun, outcome: null });
    await flushFolder(join(this.folder, ".."));
    return upload;
  }

  override async write(content: Readable, id: string, offset: number): Promise<number> {
    if ((await this.readNote(id)).outcome !== null) return offset; // asked for the last answer again, with no bytes
    const file = await this.disk.open(this.path(id, "part"), "r+");
    let end = offset;
    try {
      for await (const chunk of content as AsyncIterable<Uint8Array>) end = await writeAll(file, chunk, end);
    } finally {
      await file.sync().finally(() => file.close());
    }
    return end;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, offset, metadata, begun } = await this.find(id);
    return new Upload({ id, size, offset, metadata, creation_date: begun });
  }

  /** An upload with its outcome. @throws tus's own "not found" for an id that this owner does not have. */
  async find(id: string): Promise<UnfinishedUpload & { begun: string }> {
    const note = await this.readNote(id);
    const offset = note.outcome === null ? await this.received(id) : note.size;
    return { id, offset, ...note };
  }

  /** The bytes so far. */
  read(id: string): ReadStream {
    return createReadStream(this.path(id, "part"));
  }

  /** Writes down how an upload ended, and only then lets its bytes go. */
  async settle(id: string, outcome: string): Promise<void> {
    await this.note(id, { ...(await this.readNote(id)), outcome });
    await this.disk.rm(this.path(id, "part"), { force: true });
  }

  override async remove(id: string): Promise<void> {
    await this.readNote(id);
    for (const kind of ["json", "part"] as const) await this.disk.rm(this.path(id, kind), { force: true });
    await flushFolder(this.folder);
  }

  /** Everything that this owner has begun. */
  async list(): Promise<UnfinishedUpload[]> {
    const found: UnfinishedUpload[] = [];
    for (const id of await this.ids()) {
      const { begun, ...upload } = await this.find(id);
      if (Date.parse(begun) + this.lifeMs > Date.now()) found.push(upload);
    }
    return found;
  }

  /** Removes what has outlived `lifeMs`. @returns how many uploads. */
  override async deleteExpired(now = Date.now()): Promise<number> {
    let removed = 0;
    for (const id of await this.ids()) {
      if (Date.parse((await this.readNote(id)).begun) + this.lifeMs > now) continue;
      await this.remove(id);
      removed++;
    }
    return removed;
  }

  private async ids(): Promise<string[]> {
    const names = await this.disk.readdir(this.folder).catch((error: unknown) => {
      if (isGone(error)) return [];
      throw error;
    });
    return names
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -".json".length))
      .sort();
  }

  private path(id: string, kind: "part" | "json"): string {
    if (!ID.test(id)) throw ERRORS.FILE_NOT_FOUND;
    return join(this.folder, `${id}.${kind}`);
  }

  private async received(id: string): Promise<number> {
    return (await this.disk.stat(this.path(id, "part"))).size;
  }

  private async note(id: string, note: Note): Promise<void> {
    await writeDurably(this.disk, this.path(id, "json"), JSON.stringify(note));
    await flushFolder(this.folder);
  }

  private async readNote(id: string): Promise<Note> {
    try {
      return JSON.parse(await this.disk.readFile(this.path(id, "json"), "utf8")) as Note;
    } catch (error) {
      throw isGone(error) ? ERRORS.FILE_NOT_FOUND : error;
    }
  }
}
