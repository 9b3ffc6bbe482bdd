import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { ERRORS, type Upload } from "@tus/server";
import { askS3, type Listed, listS3, tellS3 } from "@/lib/infra/storage/s3-client";
import type { S3Place } from "@/lib/infra/storage/s3-place";
import { isGone } from "@/lib/infra/uploads/disk";
import { checkedId, firstNote, type Note, UploadStore } from "@/lib/infra/uploads/upload-store";

/** Enough for 20 MB, and in the order of keys. */
const DIGITS = 12;

/**
 * Uploads as objects of a bucket: a note, and one object for each part that arrived, named by where it begins. S3 cannot
 * append, and its own multipart uploads want 5 MB a part: more than a cut may cost.
 */
export class S3UploadStore extends UploadStore {
  private readonly place: S3Place;
  private readonly prefix: string;

  constructor(place: S3Place, owner: string, lifeMs: number) {
    super(lifeMs);
    this.place = place;
    this.prefix = `uploads/${owner}/`;
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.keepNote(upload.id, firstNote(upload));
    return upload;
  }

  override read(id: string): Readable {
    return Readable.from(this.bytesOf(checkedId(id)));
  }

  override async remove(id: string): Promise<void> {
    await this.readNote(id);
    await this.dropBytes(id);
    await tellS3(this.place, { method: "DELETE", key: this.noteOf(id) });
  }

  /** A part is one request's: some hundred kB, held until it ends or breaks off, and then kept as far as it came. */
  protected override async append(content: Readable, id: string, offset: number): Promise<number> {
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of content as AsyncIterable<Uint8Array>) chunks.push(chunk);
    } finally {
      const body = Buffer.concat(chunks);
      const key = `${this.partsOf(id)}${String(offset).padStart(DIGITS, "0")}`;
      if (body.length > 0) await tellS3(this.place, { method: "PUT", key, body });
    }
    return offset + chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  protected override async dropBytes(id: string): Promise<void> {
    for await (const { key } of listS3(this.place, this.partsOf(id)))
      await tellS3(this.place, { method: "DELETE", key });
  }

  protected override async ids(): Promise<string[]> {
    const found: string[] = [];
    for await (const { key } of listS3(this.place, this.prefix))
      if (key.endsWith(".json")) found.push(key.slice(this.prefix.length, -".json".length));
    return found;
  }

  protected override async received(id: string): Promise<number> {
    let end = 0;
    for await (const part of this.parts(id)) end = this.startOf(part) + part.bytes;
    return end;
  }

  protected override async keepNote(id: string, note: Note): Promise<void> {
    await tellS3(this.place, { method: "PUT", key: this.noteOf(id), body: Buffer.from(JSON.stringify(note)) });
  }

  protected override async readNote(id: string): Promise<Note> {
    try {
      return JSON.parse(await text(await askS3(this.place, { method: "GET", key: this.noteOf(id) }))) as Note;
    } catch (error) {
      throw isGone(error) ? ERRORS.FILE_NOT_FOUND : error;
    }
  }

  /** The parts that follow one another from the beginning; two requests at once may have left others. */
  private async *parts(id: string): AsyncGenerator<Listed> {
    let end = 0;
    for await (const part of listS3(this.place, this.partsOf(id))) {
      if (this.startOf(part) !== end) continue;
      end += part.bytes;
      yield part;
    }
  }

  private async *bytesOf(id: string): AsyncGenerator<Uint8Array> {
    for await (const { key } of this.parts(id)) yield* await askS3(this.place, { method: "GET", key });
  }

  private startOf({ key }: Listed): number {
    return Number(key.slice(-DIGITS));
  }

  private noteOf(id: string): string {
    return `${this.prefix}${checkedId(id)}.json`;
  }

  private partsOf(id: string): string {
    return `${this.prefix}${checkedId(id)}.parts/`;
  }
}

/** Everybody who has begun an upload there. */
export async function s3UploadOwners(place: S3Place): Promise<string[]> {
  const owners = new Set<string>();
  for await (const { key } of listS3(place, "uploads/")) owners.add(key.split("/")[1] ?? "");
  return [...owners];
}

/** Forgets all uploads of an owner. */
export async function removeFromS3(place: S3Place, owner: string): Promise<void> {
  for await (const { key } of listS3(place, `uploads/${owner}/`)) await tellS3(place, { method: "DELETE", key });
}
