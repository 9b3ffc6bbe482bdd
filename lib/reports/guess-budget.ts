import { shanghaiDate } from "@/lib/clocks/plain-date";
import { db, type Tx } from "@/lib/infra/db/client";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";

/** Codes that are put to the slow hash and found wrong, a case and day (SEC-04). */
const BUDGET = 100;
/** What each network keeps for itself when the day's budget is gone: whoever spent it cannot shut the owner out. */
const RESERVE = { limit: 5, windowSeconds: 86_400 } as const;

/**
 * Takes one verified guess before it is made, so that guesses at the same time cannot share one. To come here at all a
 * wrong code must have passed the tag, one in 2^20 (see secretCodeTag): the budget lasts for 10^8 tries, and the
 * reserve for five times as many from each further network.
 */
export async function takeGuess(caseId: string, network: string, at: Date): Promise<boolean> {
  const day = shanghaiDate(at);
  const taken = await db.$executeRaw`
    UPDATE case_key SET guesses = CASE WHEN guess_day = ${day} THEN guesses + 1 ELSE 1 END, guess_day = ${day}
    WHERE case_id = ${caseId}::uuid AND (guess_day IS DISTINCT FROM ${day} OR guesses < ${BUDGET})`;
  return taken === 1 || takeReservedGuess(caseId, network);
}

/** The few guesses that each network has for itself: all there are for a case whose row of guesses is gone. */
export async function takeReservedGuess(caseId: string, network: string): Promise<boolean> {
  return (await takeTicket(`guess ${caseId}`, network, RESERVE)).ok;
}

/** Gives a guess back: the code was right. */
export async function returnGuess(tx: Tx, caseId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE case_key SET guesses = greatest(guesses - 1, 0) WHERE case_id = ${caseId}::uuid`;
}
