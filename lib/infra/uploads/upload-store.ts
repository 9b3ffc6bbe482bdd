import type { Readable } from "node:stream";
import { DataStore, ERRORS, Upload } from "@tus/server";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is known of an upload besides its bytes. */
export type Note = {
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

/** @throws tus's own "not found" for what is no id, before it becomes part of a path or an address. */
export function checkedId(id: string): string {
  if (!ID.test(id)) throw ERRORS.FILE_NOT_FOUND;
  return id;
}

/**
 * The tus store for one owner: for each upload the bytes so far, and a note. Whoever fills in the place promises that
 * nothing is acknowledged before it is durable, and that what arrived before a connection broke off counts (UX-05).
 */
export abstract class UploadStore extends DataStore {
  private readonly lifeMs: number;

  /** @param lifeMs how long an upload may take, from its beginning. */
  constructor(lifeMs: number) {
    super();
    this.lifeMs = lifeMs;
    this.extensions = ["creation", "termination", "expiration"];
  }

  /** The bytes so far. */
  abstract read(id: string): Readable;
  protected abstract ids(): Promise<string[]>;
  protected abstract received(id: string): Promise<number>;
  protected abstract keepNote(id: string, note: Note): Promise<void>;
  /** @throws tus's own "not found". */
  protected abstract readNote(id: string): Promise<Note>;
  protected abstract dropBytes(id: string): Promise<void>;
  protected abstract append(content: Readable, id: string, offset: number): Promise<number>;

  override getExpiration(): number {
    return this.lifeMs;
  }

  override async write(content: Readable, id: string, offset: number): Promise<number> {
    if ((await this.readNote(id)).outcome !== null) return offset; // asked for the last answer again, with no bytes
    return this.append(content, id, offset);
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

  /** Writes down how an upload ended, and only then lets its bytes go. */
  async settle(id: string, outcome: string): Promise<void> {
    await this.keepNote(id, { ...(await this.readNote(id)), outcome });
    await this.dropBytes(id);
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

  /** Removes what has outlived its time. @returns how many uploads. */
  override async deleteExpired(now = Date.now()): Promise<number> {
    let removed = 0;
    for (const id of await this.ids()) {
      if (Date.parse((await this.readNote(id)).begun) + this.lifeMs > now) continue;
      await this.remove(id);
      removed++;
    }
    return removed;
  }
}

/** The note of an upload that begins. */
export function firstNote({ size = 0, metadata = {}, creation_date: begun = new Date().toISOString() }: Upload): Note {
  return { size, metadata, begun, outcome: null };
}
