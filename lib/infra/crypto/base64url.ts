/**
 * Strict base64url: `null` unless the text is exactly what encoding the bytes gives back. Node's own decoder skips
 * unknown characters and spare trailing bits, so that several texts would stand for one value.
 */
export function decodeBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : null;
}
