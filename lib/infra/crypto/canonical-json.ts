/** What can be hashed or signed: plain JSON, nothing that JSON would silently change. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One value, one text: keys sorted by UTF-16 code unit, no spaces, `undefined` members left out (RFC 8785).
 * Throws on what JSON cannot carry faithfully (NaN, infinities, dates, big integers, functions).
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") return canonicalObject(value as { [key: string]: Json | undefined });
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("canonical JSON: not a finite number");
  if (value !== null && !["string", "number", "boolean"].includes(typeof value)) {
    throw new TypeError(`canonical JSON: cannot carry a ${typeof value}`);
  }
  return JSON.stringify(value);
}

function canonicalObject(value: { readonly [key: string]: Json | undefined }): string {
  if (![Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    throw new TypeError("canonical JSON: not a plain object");
  }
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(",")}}`;
}
