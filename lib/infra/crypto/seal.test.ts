import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { open, seal } from "./seal";

describe("sealed values", () => {
  const key = randomBytes(32);
  const place = "report.contact:0198c0de";

  test.each([["手机 138 0013 8000"], [""], ["\u0000\u202e"], ["长".repeat(10_000)]])(
    "open again as they were",
    (text) => {
      expect(open(key, seal(key, text, place), place).toString("utf8")).toBe(text);
    },
  );

  test("carry bytes as well as text", () => {
    const bytes = randomBytes(1_000);
    expect(open(key, seal(key, bytes, place), place)).toEqual(bytes);
  });

  test("never look the same twice", () => {
    expect(seal(key, "same", place)).not.toEqual(seal(key, "same", place));
  });

  test("do not open when any single byte was changed", () => {
    const sealed = seal(key, "手机 138 0013 8000", place);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => open(key, changed, place), `byte ${at}`).toThrow();
    }
  });

  test("do not open when cut short, at any length", () => {
    const sealed = seal(key, "short", place);
    for (let length = 0; length < sealed.length; length++) {
      expect(() => open(key, sealed.subarray(0, length), place), `${length} bytes`).toThrow();
    }
  });

  test("do not open under another key or in another place", () => {
    const sealed = seal(key, "secret", place);
    expect(() => open(randomBytes(32), sealed, place)).toThrow();
    expect(() => open(key, sealed, "report.contact:other")).toThrow();
  });
});
