import { createReadStream } from "node:fs";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { notThere } from "@/lib/infra/storage/blob-store";
import type { S3Place } from "@/lib/infra/storage/s3-place";
import { sha256Hex, signedRequest, type ToSign } from "@/lib/infra/storage/s3-sign";

const EMPTY = sha256Hex("");
const LONGEST_SILENCE_MS = 30_000;

type Asked = Omit<ToSign, "bodySha256"> & { body?: Uint8Array | BodyFile };
/** A file of known length: S3 takes nothing of unknown length, and compares the hash that was signed. */
export type BodyFile = { path: string; bytes: number; sha256: string };
export type Listed = { key: string; changedAt: Date; bytes: number };

const isFile = (body: Asked["body"]): body is BodyFile => body !== undefined && "path" in body;

function hashOf(body: Asked["body"]): string {
  if (body === undefined) return EMPTY;
  return isFile(body) ? body.sha256 : sha256Hex(body);
}

async function failure(answer: IncomingMessage, key: string): Promise<Error> {
  const code = /<Code>([^<]+)/.exec(await text(answer))?.[1] ?? "";
  if (answer.statusCode === 404 && code !== "NoSuchBucket") return notThere(key);
  return new Error(`the S3 store answered ${answer.statusCode} ${code}`);
}

/** Asks S3. @throws {Error} with the code `ENOENT` for what is not there, and for every other answer but a good one. */
export async function askS3(place: S3Place, asked: Asked): Promise<IncomingMessage> {
  const { body, ...rest } = asked;
  const { url, headers } = signedRequest(place, { ...rest, bodySha256: hashOf(body) });
  const length = isFile(body) ? body.bytes : (body?.byteLength ?? 0);
  const send = url.protocol === "https:" ? tlsRequest : plainRequest;
  const sent = send(url, { method: asked.method, headers: { ...headers, "content-length": length } });
  sent.setTimeout(LONGEST_SILENCE_MS, () => sent.destroy(new Error("the S3 store is silent")));
  const answered = new Promise<IncomingMessage>((done, fail) => sent.once("response", done).once("error", fail));
  answered.catch(() => {}); // thrown below, once the body has gone or could not
  if (isFile(body)) await pipeline(createReadStream(body.path), sent).catch(() => {});
  else sent.end(body);
  const answer = await answered;
  if ((answer.statusCode ?? 500) < 300) return answer;
  throw await failure(answer, asked.key);
}

/** Asks, and lets an answer without content of interest go. */
export async function tellS3(place: S3Place, asked: Asked): Promise<void> {
  (await askS3(place, asked)).resume();
}

const AMP = /&(amp|lt|gt|quot|apos);/g;
const CHARACTERS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (xml: string) => xml.replace(AMP, (_, name: string) => CHARACTERS[name] ?? "");
const inside = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";

/** Everything whose key begins with `prefix`, in the order of keys. */
export async function* listS3(place: S3Place, prefix: string): AsyncGenerator<Listed> {
  for (let token = ""; ; ) {
    const query = { "list-type": "2", prefix, ...(token ? { "continuation-token": token } : {}) };
    const page = await text(await askS3(place, { method: "GET", key: "", query }));
    for (const [, one = ""] of page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g))
      yield {
        key: plain(inside(one, "Key")),
        changedAt: new Date(inside(one, "LastModified")),
        bytes: Number(inside(one, "Size")),
      };
    token = plain(inside(page, "NextContinuationToken"));
    if (token === "") return;
  }
}
