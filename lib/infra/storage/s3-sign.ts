import { createHash, createHmac } from "node:crypto";
import type { S3Place } from "@/lib/infra/storage/s3-place";

export const sha256Hex = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** Every character that is not unreserved in RFC 3986, as Amazon's rule wants it. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

export type ToSign = {
  method: string;
  /** Within the bucket. */
  key: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  bodySha256: string;
};

export type Signed = { url: URL; headers: Record<string, string> };

/** The address and headers of a request that S3 will believe (Signature Version 4, path style). */
export function signedRequest(place: S3Place, asked: ToSign, at = new Date()): Signed {
  const path = `/${place.bucket}${asked.key ? `/${asked.key.split("/").map(encoded).join("/")}` : ""}`;
  const query = Object.entries(asked.query ?? {})
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const url = new URL(`${place.endpoint}${path}${query ? `?${query}` : ""}`);
  const stamp = at.toISOString().replace(/[:-]|\.\d{3}/g, "");
  const own = { ...asked.headers, host: url.host, "x-amz-content-sha256": asked.bodySha256, "x-amz-date": stamp };
  const names = Object.keys(own).sort();
  const lines = names.map((name) => `${name}:${own[name as keyof typeof own]}\n`).join("");
  const request = [asked.method, path, query, lines, names.join(";"), asked.bodySha256].join("\n");
  const scope = `${stamp.slice(0, 8)}/${place.region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", stamp, scope, sha256Hex(request)].join("\n");
  const key = scope.split("/").reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${place.secretKey}`);
  const credential = `Credential=${place.accessKey}/${scope}`;
  const signature = createHmac("sha256", key).update(text).digest("hex");
  const authorization = `AWS4-HMAC-SHA256 ${credential},SignedHeaders=${names.join(";")},Signature=${signature}`;
  return { url, headers: { ...own, authorization } };
}
