import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashOfNothing, hashSlowly, verifySlowly } from "./slow-hash";

describe("slow hashes (SEC-03)", () => {
  const pepper = randomBytes(32);

  test("recognise their secret and nothing else", async () => {
    const stored = await hashSlowly(pepper, "一个很长的口令 correct horse");
    await expect(verifySlowly(pepper, "一个很长的口令 correct horse", stored)).resolves.toBe(true);
    await expect(verifySlowly(pepper, "一个很长的口令 correct hors", stored)).resolves.toBe(false);
  });

  test("cost 16 MiB of memory each and say so", async () => {
    const [name, N, r, p] = (await hashSlowly(pepper, "x")).split("$");
    expect(name).toBe("scrypt");
    expect(128 * Number(N) * Number(r) * Number(p)).toBe(16 * 1024 * 1024);
  });

  test("differ for the same secret, so that two owners cannot be matched", async () => {
    expect(await hashSlowly(pepper, "same")).not.toBe(await hashSlowly(pepper, "same"));
  });

  test("are worth nothing without the pepper", async () => {
    const stored = await hashSlowly(pepper, "secret");
    await expect(verifySlowly(randomBytes(32), "secret", stored)).resolves.toBe(false);
  });

  test("accept the same characters however the keyboard composed them", async () => {
    const stored = await hashSlowly(pepper, "cafe\u0301");
    await expect(verifySlowly(pepper, "caf\u00e9", stored)).resolves.toBe(true);
  });

  test("of nothing look like any other and open to nobody", async () => {
    const stored = hashOfNothing();
    expect(stored).toHaveLength((await hashSlowly(pepper, "x")).length);
    await expect(verifySlowly(pepper, "", stored)).resolves.toBe(false);
  });

  test.each(["", "scrypt$1$1$1$a$b", "argon2$16384$8$1$x$y"])("that are none throw (%#)", async (stored) => {
    await expect(verifySlowly(pepper, "x", stored)).rejects.toThrow("not one");
  });
});
