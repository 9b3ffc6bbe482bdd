import { deriveKey } from "@/lib/infra/crypto/derive-key";
import { createPuzzle, lightPuzzle, verifyPuzzle } from "@/lib/infra/crypto/puzzle";
import { secrets } from "@/lib/infra/env";

/**
 * Made for one browser's draft: solved, it opens no other, and since a draft is submitted once, it counts once (ABU-04).
 */
function puzzleSecret(token: string): Buffer {
  return deriveKey(secrets().formKey, `puzzle\n${token}`);
}

/** A puzzle for the submit form, as JSON. */
export async function submissionPuzzle(token: string): Promise<string> {
  const { challenge } = await createPuzzle(puzzleSecret(token), lightPuzzle);
  return JSON.stringify(challenge);
}

/** Whether the browser did the work. An old or a wrong answer is no error: the slower lane is open to everybody. */
export async function isPuzzleSolved(token: string, solution: string): Promise<boolean> {
  if (solution === "") return false;
  const result = await verifyPuzzle(puzzleSecret(token), solution);
  return result.ok;
}
