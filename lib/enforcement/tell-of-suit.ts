import { appendAudit } from "@/lib/audit/append-entry";
import { holdForSuit } from "@/lib/cases/litigation/hold-for-suit";
import { sayOutsideTracks } from "@/lib/cases/say-outside-tracks";
import { casesUnder, lockCases } from "@/lib/enforcement/cases-of-suit";
import { holdFor } from "@/lib/enforcement/hold-words";
import { storedFacts } from "@/lib/enforcement/step-facts";
import { SAID_OF, SUIT_MOVES } from "@/lib/enforcement/suit";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";

/** Has everybody told whose case is carried on in one of the suit's, once the caller's transaction is committed. */
export async function tellOfSuitLater(tx: Tx, stepId: string): Promise<void> {
  await enqueue(tx, "tell-of-suit", { stepId });
}

/**
 * Tells each co-reporter what happened to the suit, in the same words as the reporters of its own cases, and keeps their
 * cases as they are once it is filed. Each in a
 * transaction of their own and once, however often this runs: a ring may have a thousand of them.
 * @returns how many were told now.
 */
export async function tellOfSuitNow({ stepId }: { stepId: string }): Promise<number> {
  const step = await db.suitStep.findUnique({
    where: { id: stepId },
    select: {
      suitId: true,
      move: true,
      words: true,
      facts: true,
      staffId: true,
      at: true,
      suit: { select: { defendant: true, cases: true } },
    },
  });
  const move = SUIT_MOVES.find((one) => one === step?.move);
  if (!step || !move) return 0;
  const hold = move === "file" ? holdFor(step.suit.defendant, storedFacts(step.facts).number) : null;
  const own = step.suit.cases.map(({ caseId }) => caseId);
  const carried = (await casesUnder(step.suitId)).filter((caseId) => !own.includes(caseId));
  let told = 0;
  for (const caseId of carried) {
    if (await inTransaction((tx) => tellOne(tx, caseId, { ...step, ...SAID_OF[move], stepId, hold }))) told++;
  }
  return told;
}

type News = (typeof SAID_OF)[keyof typeof SAID_OF] & {
  stepId: string;
  suitId: string;
  words: string;
  staffId: string;
  hold: { matter: string; reason: string } | null;
  at: Date;
};

async function tellOne(tx: Tx, caseId: string, news: News): Promise<boolean> {
  const { stepId, suitId, words, staffId, event, action, hold, at } = news;
  await lockCases(tx, [caseId]);
  const before = { caseId, kind: event, data: { path: ["step"], equals: stepId } } as const;
  if (await tx.caseEvent.findFirst({ where: before, select: { id: true } })) return false;
  const told = { key: `suit:${stepId}`, words };
  await sayOutsideTracks(tx, { caseId, staffId, kind: event, told, data: { suit: suitId, step: stepId }, at });
  const held = hold ? await holdForSuit(tx, { ...hold, caseId, suitId, staffId, at }) : [];
  const actor = { kind: "staff", id: staffId } as const;
  const entry = { actor, action, subject: { kind: "case", id: caseId }, data: { suit: suitId }, at } as const;
  await appendAudit(tx, [entry, ...held]);
  return true;
}
