import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { expect, test } from "vitest";
import { randomToken } from "@/lib/infra/crypto/tokens";
import { isPuzzleSolved, submissionPuzzle } from "./submission-puzzle";

test("a solved puzzle counts for the browser it was made for, and for no other (A10, ABU-04)", async () => {
  const token = randomToken();
  const challenge = JSON.parse(await submissionPuzzle(token)) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  const sent = Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
  expect(await isPuzzleSolved(token, sent)).toBe(true);
  expect(await isPuzzleSolved(randomToken(), sent)).toBe(false);
});

test.each(["", "nonsense", "eyJ9", "A".repeat(10_000)])("%s is simply not a solution", async (sent) => {
  expect(await isPuzzleSolved(randomToken(), sent)).toBe(false);
});
