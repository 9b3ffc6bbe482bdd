import { describe, expect, test } from "vitest";
import { newRecoveryCodes, recoveryCodeHash } from "@/lib/access/recovery-code";
import { newTotpSecret, openTotp, sealTotp, totpCode, totpStep, totpUri } from "@/lib/access/totp";

const at = new Date("2026-11-22T02:00:00Z");
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

describe("SEC-11 codes of an authenticator app", () => {
  const secret = newTotpSecret();
  const code = totpCode(secret, at);

  test("SEC-11 a code is taken within half a minute and once", () => {
    const step = totpStep(secret, code, null, at);
    expect(step).toBe(BigInt(Math.floor(at.getTime() / 30_000)));
    expect(totpStep(secret, code, null, later(29))).toBe(step);
    expect(totpStep(secret, code, step, at)).toBeNull();
  });

  test("SEC-11 an old code, another person's and a malformed one are refused", () => {
    expect(totpStep(secret, code, null, later(90))).toBeNull();
    expect(totpStep(newTotpSecret(), code, null, at)).toBeNull();
    for (const wrong of ["", "12345", "1234567", "abcdef", "１２３４５６", " 12345"]) {
      expect(totpStep(secret, wrong, null, at)).toBeNull();
    }
  });

  test("a sealed secret opens only for the person it was sealed for", () => {
    const sealed = sealTotp(secret, "one");
    expect(openTotp(sealed, "one")).toBe(secret);
    expect(() => openTotp(sealed, "other")).toThrow();
  });

  test("the app learns who the code is for", () => {
    expect(decodeURIComponent(totpUri(secret, "lin@example.cn"))).toContain("真评 Zhenping:lin@example.cn");
  });
});

describe("recovery codes", () => {
  test("ten different ones, easy to read", () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-){2}[2-9a-hjkmnp-z]{4}$/);
  });

  test("count the same however they are typed, and for one person only", () => {
    const hash = recoveryCodeHash("one", "abcd-efgh-jkmn");
    expect(recoveryCodeHash("one", " ABCD EFGH jkmn ")).toEqual(hash);
    expect(recoveryCodeHash("other", "abcd-efgh-jkmn")).not.toEqual(hash);
  });
});
