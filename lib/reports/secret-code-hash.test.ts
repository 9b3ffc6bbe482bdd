import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newSecretCode } from "./secret-code";
import { decoySecretCode, hashSecretCode, secretCodeTag, verifySecretCode } from "./secret-code-hash";

const pepper = randomBytes(32);

describe("the stored code (SEC-03)", () => {
  test("opens to its owner and to nobody else, and does not contain the code", async () => {
    const code = newSecretCode();
    const hash = await hashSecretCode(pepper, code);
    expect(hash).not.toContain(code);
    await expect(verifySecretCode(pepper, code, hash)).resolves.toBe(true);
    await expect(verifySecretCode(pepper, newSecretCode(), hash)).resolves.toBe(false);
  });
});

describe("the tag that spares the budget (SEC-04)", () => {
  test("always lets the owner pass", () => {
    for (let n = 0; n < 200; n++) {
      const code = newSecretCode();
      expect(secretCodeTag(pepper, "case-1", code)).toBe(secretCodeTag(pepper, "case-1", code));
    }
  });

  test("dismisses guesses: of 2,000 wrong codes none or one gets as far as the slow hash", () => {
    const tag = secretCodeTag(pepper, "case-1", newSecretCode());
    const passed = Array.from({ length: 2_000 }, newSecretCode).filter(
      (guess) => secretCodeTag(pepper, "case-1", guess) === tag,
    );
    // Chance of two by accident: 2 in a million.
    expect(passed.length).toBeLessThanOrEqual(1);
  });

  test("fits in 20 bits and uses them all", () => {
    const tags = Array.from({ length: 500 }, () => secretCodeTag(pepper, "case-1", newSecretCode()));
    expect(Math.max(...tags)).toBeLessThan(2 ** 20);
    expect(Math.min(...tags)).toBeGreaterThanOrEqual(0);
    expect(tags.reduce((all, tag) => all | tag, 0)).toBe(2 ** 20 - 1);
  });

  test("belongs to one case and one installation", () => {
    const code = newSecretCode();
    const tags = [
      secretCodeTag(pepper, "case-1", code),
      secretCodeTag(pepper, "case-2", code),
      secretCodeTag(randomBytes(32), "case-1", code),
    ];
    expect(new Set(tags).size).toBeGreaterThan(1);
  });
});

describe("a case that does not exist (SEC-06)", () => {
  test("answers like one that does: same steady tag, a hash of the same form, opened by nobody", async () => {
    const decoy = decoySecretCode(pepper, "ZP-2026-000001");
    expect(decoySecretCode(pepper, "ZP-2026-000001").tag).toBe(decoy.tag);
    expect(decoy.hash).toHaveLength((await hashSecretCode(pepper, newSecretCode())).length);
    await expect(verifySecretCode(pepper, newSecretCode(), decoy.hash)).resolves.toBe(false);
  });
});
