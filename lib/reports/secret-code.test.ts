import { describe, expect, test } from "vitest";
import { formatSecretCode, newSecretCode, normaliseSecretCode } from "./secret-code";

function replaceAt(code: string, at: number, digits: string): string {
  return code.slice(0, at) + digits + code.slice(at + digits.length);
}

function otherDigits(digit: string | undefined): string[] {
  return [..."0123456789"].filter((other) => other !== digit);
}

const many = Array.from({ length: 200 }, newSecretCode);

describe("a new secret code (SEC-03)", () => {
  test("has 24 digits, 22 of them random: 73 bits", () => {
    for (const code of many) expect(code).toMatch(/^[0-9]{24}$/);
    expect(22 * Math.log2(10)).toBeGreaterThanOrEqual(73);
  });

  test("shows no bias in any place and never repeats (100,000 codes)", () => {
    const sample = 100_000;
    const seen = new Set<string>();
    const counts = Array.from({ length: 22 }, () => new Array<number>(10).fill(0));
    for (let n = 0; n < sample; n++) {
      const code = newSecretCode();
      seen.add(code);
      counts.forEach((place, at) => {
        const digit = Number(code[at]);
        place[digit] = (place[digit] ?? 0) + 1;
      });
    }
    expect(seen.size).toBe(sample);
    const expected = sample / 10;
    for (const place of counts) {
      const chiSquare = place.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // 9 degrees of freedom: beyond 50 once in ten million fair places.
      expect(chiSquare).toBeLessThan(50);
    }
  });

  test("is shown in six groups of four and read back from them", () => {
    const shown = formatSecretCode("123456789012345678901234");
    expect(shown).toBe("1234 5678 9012 3456 7890 1234");
    for (const code of many) expect(normaliseSecretCode(formatSecretCode(code))).toEqual({ ok: true, code });
  });
});

describe("a mistyped code is told before anything is hashed (SEC-03)", () => {
  test("for every single wrong digit: 24 places × 9 digits on 200 codes", () => {
    for (const code of many) {
      for (let at = 0; at < 24; at++) {
        for (const digit of otherDigits(code[at])) {
          expect(normaliseSecretCode(replaceAt(code, at, digit))).toMatchObject({ ok: false, reason: "check_digits" });
        }
      }
    }
  });

  test("for every swap of two different digits, neighbours or not, on 200 codes", () => {
    for (const code of many) {
      for (let at = 0; at < 24; at++) {
        for (let other = at + 1; other < 24; other++) {
          const [one = "", two = ""] = [code[at], code[other]];
          if (one === two) continue;
          const swapped = replaceAt(replaceAt(code, at, two), other, one);
          expect(normaliseSecretCode(swapped)).toMatchObject({ ok: false, reason: "check_digits" });
        }
      }
    }
  });
});

describe("what people paste", () => {
  const code = many[0] ?? "";
  const groups = formatSecretCode(code).split(" ");
  const fullWidth = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");

  test.each([
    ["spaces around and between", `  ${groups.join("  ")} \t`],
    ["line breaks", groups.join("\r\n")],
    ["dashes of every kind", groups.join("-").replace("-", "–").replace("-", "—").replace("-", "−")],
    ["full-width digits and spaces", fullWidth.replace(/(.{4})/g, "$1\u3000")],
    ["invisible characters", `\ufeff\u202d${groups.join("\u200b")}\u202c`],
    ["underscores, dots and commas", groups.join("_").replace("_", ".").replace("_", "，")],
  ])("is read with %s", (_name, typed) => {
    expect(normaliseSecretCode(typed)).toEqual({ ok: true, code });
  });

  test.each([
    ["", "length", 0],
    ["1234 5678", "length", 8],
    [`${code}1`, "length", 25],
    ["1234 5678 O012", "not_digits", 11],
    ["查询码 1234", "not_digits", 4],
    ["\ud800", "not_digits", 0],
    ["9".repeat(10_000), "length", 10_000],
  ])("is refused with its reason: %#", (typed, reason, digits) => {
    expect(normaliseSecretCode(typed)).toEqual({ ok: false, reason, digits });
  });
});
