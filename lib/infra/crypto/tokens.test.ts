import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { formToken, hashToken, randomToken, safeEqual, verifyFormToken } from "./tokens";

describe("random tokens", () => {
  test("fit in a URL, carry 256 bits and never repeat", () => {
    const tokens = Array.from({ length: 1_000 }, () => randomToken());
    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(randomToken(16)).toHaveLength(22);
  });

  test("are stored as a hash that leads back only from the token", () => {
    const token = randomToken();
    expect(hashToken(token)).toEqual(hashToken(token));
    expect(hashToken(token)).not.toEqual(hashToken(randomToken()));
    expect(hashToken(token)).toHaveLength(32);
  });
});

describe("safe equality", () => {
  test("compares text and bytes, of equal or unequal length", () => {
    expect(safeEqual("评", "评")).toBe(true);
    expect(safeEqual(Buffer.from("a"), "a")).toBe(true);
    expect(safeEqual("a", "b")).toBe(false);
    expect(safeEqual("a", "ab")).toBe(false);
    expect(safeEqual("", "")).toBe(true);
  });
});

describe("form tokens (SEC-07)", () => {
  const key = randomBytes(32);

  test("are accepted for their own session, and look different in every response", () => {
    const [one, other] = [formToken(key, "session-1"), formToken(key, "session-1")];
    expect(one).not.toBe(other);
    expect(verifyFormToken(key, "session-1", one)).toBe(true);
    expect(verifyFormToken(key, "session-1", other)).toBe(true);
  });

  test("are refused for another session or key", () => {
    const token = formToken(key, "session-1");
    expect(verifyFormToken(key, "session-2", token)).toBe(false);
    expect(verifyFormToken(randomBytes(32), "session-1", token)).toBe(false);
  });

  test("are refused after any one character was changed", () => {
    const token = formToken(key, "session-1");
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      expect(verifyFormToken(key, "session-1", changed), `character ${at}`).toBe(false);
    }
  });

  test.each([[""], ["x"], ["A".repeat(86)], ["=".repeat(86)], ["评".repeat(50)]])("refuse %j", (token) => {
    expect(verifyFormToken(key, "session-1", token)).toBe(false);
  });
});
