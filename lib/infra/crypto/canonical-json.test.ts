import { describe, expect, test } from "vitest";
import { canonicalJson, type Json } from "./canonical-json";

describe("canonical JSON", () => {
  test("writes the same text whatever the order of the keys", () => {
    const one = canonicalJson({ b: 1, a: { d: [3, { z: null, y: true }], c: "评" } });
    const other = canonicalJson({ a: { c: "评", d: [3, { y: true, z: null }] }, b: 1 });
    expect(one).toBe(other);
    expect(one).toBe('{"a":{"c":"评","d":[3,{"y":true,"z":null}]},"b":1}');
  });

  test("keeps the order of a list, which carries meaning", () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });

  test("leaves out members without a value and keeps null", () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  test("escapes what could break out of a text: quotes, NUL, lone surrogates", () => {
    const text = canonicalJson({ 'a"b': "\u0000\ud800" });
    expect(text).toBe('{"a\\"b":"\\u0000\\ud800"}');
    expect(JSON.parse(text)).toEqual({ 'a"b': "\u0000\ud800" });
  });

  test.each([
    ["NaN", Number.NaN],
    ["infinity", Number.POSITIVE_INFINITY],
    ["a date", new Date(0)],
    ["a buffer", Buffer.from("x")],
    ["a big integer", 1n],
    ["a function", () => 1],
  ])("refuses %s instead of changing it", (_name, value) => {
    expect(() => canonicalJson({ value: value as unknown as Json })).toThrow(TypeError);
  });
});
