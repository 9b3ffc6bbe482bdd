import { randomBytes } from "node:crypto";
import { type Challenge, type Solution, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { describe, expect, test } from "vitest";
import { createPuzzle, lightPuzzle, verifyPuzzle } from "./puzzle";

const secret = randomBytes(32);
const small = { cost: 100, maxCounter: 20, ttlSeconds: 600 };

/** What the browser does, with the same WebCrypto calls. */
async function solve(challenge: Challenge): Promise<Solution> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error("not solved");
  return solution;
}

function pack(payload: unknown): string {
  return Buffer.from(JSON.stringify(payload)).toString("base64");
}

describe("the puzzle (ABU-04)", () => {
  test("accepts an honest solution and names the puzzle so that it counts once", async () => {
    const { id, challenge } = await createPuzzle(secret, small);
    const result = await verifyPuzzle(secret, pack({ challenge, solution: await solve(challenge) }));
    expect(result).toMatchObject({ ok: true, id });
    expect(result.ok && result.expiresAt.getTime()).toBeGreaterThan(Date.now() + 590_000);
  });

  test("is solvable with the light setting within its promised number of rounds", async () => {
    expect(lightPuzzle.cost * lightPuzzle.maxCounter).toBeLessThanOrEqual(0.3 * 4_450_000);
    const { challenge } = await createPuzzle(secret, lightPuzzle);
    const solution = await solve(challenge);
    expect(solution.counter).toBeLessThanOrEqual(lightPuzzle.maxCounter);
    expect(await verifyPuzzle(secret, pack({ challenge, solution }))).toMatchObject({ ok: true });
  });

  test("says when it is too old", async () => {
    const { challenge } = await createPuzzle(secret, { ...small, ttlSeconds: -5 });
    const payload = pack({ challenge, solution: await solve(challenge) });
    expect(await verifyPuzzle(secret, payload)).toEqual({ ok: false, reason: "expired" });
  });

  test("refuses a puzzle made easier, made longer-lived, renamed or signed by another", async () => {
    const { challenge } = await createPuzzle(secret, small);
    const solution = await solve(challenge);
    const { parameters } = challenge;
    for (const change of [
      { cost: 1 },
      { expiresAt: 4e9 },
      { nonce: "00" },
      { keySignature: undefined },
      { extra: 1 },
    ]) {
      const payload = pack({ challenge: { ...challenge, parameters: { ...parameters, ...change } }, solution });
      expect(await verifyPuzzle(secret, payload), JSON.stringify(change)).toEqual({ ok: false, reason: "invalid" });
    }
    const payload = pack({ challenge, solution });
    expect(await verifyPuzzle(randomBytes(32), payload)).toEqual({ ok: false, reason: "invalid" });
  });

  test("refuses a solution that was not worked out", async () => {
    const { challenge } = await createPuzzle(secret, small);
    const guess = { counter: 1, derivedKey: challenge.parameters.keyPrefix.padEnd(64, "0"), time: 0 };
    expect(await verifyPuzzle(secret, pack({ challenge, solution: guess }))).toEqual({ ok: false, reason: "invalid" });
  });

  test.each([
    "",
    "%%%",
    pack(null),
    pack([]),
    pack({ challenge: {}, solution: {} }),
    pack({ challenge: { parameters: { nonce: 1 }, signature: "x" }, solution: { counter: 1, derivedKey: "zz" } }),
    "A".repeat(5_000),
  ])("refuses nonsense (%#) without an error", async (payload) => {
    expect(await verifyPuzzle(secret, payload)).toEqual({ ok: false, reason: "invalid" });
  });
});
