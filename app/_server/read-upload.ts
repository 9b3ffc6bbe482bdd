import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import type { IncomingFile } from "@/lib/evidence/received-file";
import type { Form } from "./form";
import { BUTTON_FIELD, FormRefused, formOf, notOurs, TOKEN_FIELD } from "./read-form";
import { isOurForm, type Visit } from "./visit";

/** A form with files. Its first field is the form token: no file that stands before it is taken. */
export type UploadForm = {
  fileField: string;
  /** Whether the page has a field of this name. */
  isField: (name: string) => boolean;
  /** Takes one file, one after another in the order sent, with the fields that stood before it. What it leaves unread is skipped. */
  take: (file: IncomingFile, before: Form) => Promise<void>;
};

const LIMITS = { fieldNameSize: 100, fieldSize: 64_000, fields: 300, files: 100, parts: 400, headerPairs: 20 };

/** @throws {FormRefused} when the connection ends in the middle of the file, in one of several ways. */
async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream.iterator({ destroyOnReturn: false });
  } catch {
    throw new FormRefused(400, "cut_short");
  }
}

/**
 * Reads to the end also after a failure: a browser in the middle of sending would show its own error page instead of
 * ours. Nothing more is taken by then.
 */
class UploadReading {
  private readonly visit: Visit;
  private readonly upload: UploadForm;
  private readonly entries: [string, string][] = [];
  /** The file that may still be arriving; those before it are complete. */
  private latest: Readable | undefined;
  private work: Promise<void> = Promise.resolve();
  private ours = false;
  private failure: unknown;
  private gaveUp = false;

  constructor(visit: Visit, upload: UploadForm) {
    this.visit = visit;
    this.upload = upload;
  }

  async read(body: Readable, type: string): Promise<Form> {
    const parser = new Busboy({ headers: { "content-type": type }, limits: LIMITS });
    parser.on("field", (name, value, _, cut) => this.field(name, value, cut));
    parser.on("file", (name, stream, fileName) => this.file(name, stream, fileName));
    for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const) {
      parser.on(limit, () => this.refuse(413, "too_large"));
    }
    await pipeline(body, parser).catch(() => this.breakOff());
    await this.work;
    this.visit.form = formOf(this.entries);
    if (!this.ours) this.failure ??= notOurs(this.visit);
    if (this.failure !== undefined) throw this.failure;
    return this.visit.form;
  }

  /** The first failure is the answer. */
  private refuse(status: number, reason: FormRefused["reason"]): void {
    this.failure ??= new FormRefused(status, reason);
  }

  /** Whoever still waits for bytes is told that none will come. */
  private breakOff(): void {
    this.refuse(400, "cut_short");
    this.latest?.destroy(new FormRefused(400, "cut_short"));
  }

  private field(name: string, value: string, cut: boolean): void {
    this.latest = undefined;
    if (name === TOKEN_FIELD) this.ours = isOurForm(this.visit, value);
    else if (cut) this.refuse(413, "too_much_text");
    else if (name === BUTTON_FIELD || this.upload.isField(name)) this.entries.push([name, value]);
    else this.unasked(name, value);
  }

  private unasked(name: string, value: string): void {
    this.visit.unasked = [...this.visit.unasked, [name, value]];
    this.refuse(400, "unknown_fields");
  }

  private file(name: string, stream: Readable, fileName: string | undefined): void {
    stream.on("error", (error) => stream.destroy(error)); // the parser only announces it
    if (fileName) this.visit.filesIn = name;
    if (!this.ours) this.failure ??= notOurs(this.visit);
    if (name !== this.upload.fileField) this.refuse(400, "unknown_fields");
    if (this.failure !== undefined || !fileName) {
      stream.resume(); // an empty file input sends a file without a name
      return;
    }
    this.latest = stream;
    const before = formOf(this.entries);
    this.work = this.work.then(() => this.take(stream, fileName, before));
  }

  private async take(stream: Readable, name: string, before: Form): Promise<void> {
    try {
      if (!this.gaveUp) await this.upload.take({ name, content: chunksOf(stream) }, before);
    } catch (error) {
      this.failure ??= error;
      this.gaveUp = true;
    } finally {
      stream.resume();
    }
  }
}

/**
 * Reads a form with files while it arrives: no file is ever whole in memory. Files that were complete when something
 * broke off have been taken, and stay.
 * @throws {FormRefused} for a body cut short, a missing or stale token, fields the page does not have, too many parts.
 */
export async function readUpload(visit: Visit, upload: UploadForm): Promise<Form> {
  const { body, headers } = visit.request;
  const type = headers.get("content-type") ?? "";
  if (!body || !/^multipart\/form-data;.*\bboundary=\S/i.test(type)) throw new FormRefused(415, "form_type");
  return new UploadReading(visit, upload).read(Readable.fromWeb(body as ReadableStream), type);
}
