import { randomBytes } from "node:crypto";
import type { Body } from "./visitor";

export type Part = { name: string; fileName: string; type: string; bytes: Buffer };

/** A form with files as a browser sends it. */
export function multipart(fields: readonly (readonly [string, string])[], files: readonly Part[]): Body {
  const boundary = `----zhenping${randomBytes(12).toString("hex")}`;
  const head = (name: string, more: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const texts = fields.map(([name, value]) => Buffer.from(`${head(name, "")}${value}\r\n`));
  const parts = files.flatMap(({ name, fileName, type, bytes }) => [
    Buffer.from(head(name, `; filename="${fileName}"\r\nContent-Type: ${type}`)),
    bytes,
    Buffer.from("\r\n"),
  ]);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([...texts, ...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

/** A form without files as a browser sends it. */
export function urlEncoded(fields: readonly (readonly [string, string])[]): Body {
  const bytes = Buffer.from(new URLSearchParams(fields.map(([name, value]) => [name, value])).toString());
  return { type: "application/x-www-form-urlencoded", bytes };
}
