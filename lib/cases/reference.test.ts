import { describe, expect, test } from "vitest";
import { ALPHABET, newReference, normaliseReference } from "@/lib/cases/reference";

const NOW = new Date("2026-05-04T03:00:00Z");
const many = Array.from({ length: 300 }, () => newReference(NOW));

/** Writes `sign` at `place` of the number, whose dashes do not count. */
function withSign(value: string, place: number, sign: string): string {
  const bare = value.replaceAll("-", "");
  return bare.slice(0, place) + sign + bare.slice(place + 1);
}

function swapped(value: string, place: number): string {
  const bare = value.replaceAll("-", "");
  return withSign(withSign(bare, place, bare.charAt(place + 1)), place + 1, bare.charAt(place));
}

describe("a new case number", () => {
  test("has the prefix, the year and eight characters that nobody confuses", () => {
    for (const value of many) expect(value).toMatch(/^ZP26-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    expect(ALPHABET).not.toMatch(/[ILOU01]/);
  });

  test("is not given twice in three hundred draws", () => {
    expect(new Set(many).size).toBe(many.length);
  });

  test("carries the year of Shanghai, where it is already January", () => {
    expect(newReference(new Date("2026-12-31T15:59:59Z"))).toMatch(/^ZP26/);
    expect(newReference(new Date("2026-12-31T16:00:00Z"))).toMatch(/^ZP27/);
  });

  test("is drawn again when its check character does not exist", () => {
    // In 2026 this first draw sums to 1, which asks for a thirty-first character.
    const draws = [18, 0, 0, 0, 0, 0, 0];
    const value = newReference(NOW, () => draws.shift() ?? 1);
    expect(value).toMatch(/^ZP26-3333-333.$/);
    expect(normaliseReference(value)).toEqual({ ok: true, value });
  });
});

describe("a case number as people type it", () => {
  const value = many[0] as string;
  const bare = value.replaceAll("-", "");

  test.each([
    ["small letters", value.toLowerCase()],
    ["no dashes", bare],
    ["spaces", ` ${bare.slice(0, 4)} ${bare.slice(4, 8)}  ${bare.slice(8)} \n`],
    ["Chinese dashes", value.replaceAll("-", "——")],
    ["full-width signs", [...bare].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join("")],
    ["an invisible sign from a chat app", `\u200b${value}\u2060`],
    ["2 for the Z in front", `2${value.slice(1)}`],
    ["Z for the 2 of the year", `ZPZ6${value.slice(4)}`],
  ])("is understood with %s", (_, typed) => {
    expect(normaliseReference(typed)).toEqual({ ok: true, value });
  });

  test("U is read as V, the only letter it can be", () => {
    const withV = many.find((candidate) => candidate.includes("V")) as string;
    expect(normaliseReference(withV.replaceAll("V", "u"))).toEqual({ ok: true, value: withV });
  });

  test.each([
    ["", "empty"],
    [" - ", "empty"],
    ["hello", "not_a_number_of_ours"],
    [`${value}2`, "not_a_number_of_ours"],
    [value.slice(0, -1), "not_a_number_of_ours"],
    [`ZX${value.slice(2)}`, "not_a_number_of_ours"],
    ["ZP26-刷单刷单-M2XD", "not_a_number_of_ours"],
    ["ZP26-\u0000\u0000\u0000\u0000-'--;", "not_a_number_of_ours"],
    ["\ud800".repeat(12), "not_a_number_of_ours"],
    [withSign(value, 6, "0"), "impossible_character"],
    [withSign(value, 6, "L"), "impossible_character"],
  ])("%j is refused as %s", (typed, reason) => {
    expect(normaliseReference(typed)).toEqual({ ok: false, reason });
  });

  test("any single wrong character is caught, wherever it stands", () => {
    for (const one of many.slice(0, 60)) {
      for (let place = 4; place < 12; place++) {
        const right = one.replaceAll("-", "").charAt(place);
        for (const sign of ALPHABET.replace(right, "")) {
          expect(normaliseReference(withSign(one, place, sign))).toEqual({ ok: false, reason: "mistyped" });
        }
      }
    }
  });

  test("a wrong digit in the year is caught", () => {
    for (const digit of "013456789") expect(normaliseReference(withSign(value, 2, digit)).ok).toBe(false);
    for (const digit of "012345789") expect(normaliseReference(withSign(value, 3, digit)).ok).toBe(false);
  });

  test("any two neighbours exchanged are caught, the last of the year and the first behind it included", () => {
    for (const one of many) {
      for (let place = 2; place < 11; place++) {
        const other = swapped(one, place);
        if (other !== one.replaceAll("-", "")) expect(normaliseReference(other).ok).toBe(false);
      }
    }
  });
});
