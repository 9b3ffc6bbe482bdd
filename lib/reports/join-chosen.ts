import { joinOthers } from "@/lib/cases/co-reporters/join-others";
import type { OpenedCase } from "@/lib/cases/open-case";
import type { OpeningClock } from "@/lib/cases/write-track";
import type { Tx } from "@/lib/infra/db/client";
import type { OthersAnswers } from "@/lib/reports/draft";

/** `asked` names what is sent; a choice that was made about something else no longer counts. */
export type JoinChosen = { opened: OpenedCase; others: OthersAnswers | undefined; asked: string; at: Date };
/** The clocks are what is promised to this reporter; `main` is the case they joined, for the record. */
export type JoinedAsChosen = { clocks: readonly OpeningClock[]; main: string | null };

/**
 * Joins a case just opened to the others, where its reporter chose so (A13). When those were decided in the meantime,
 * the report stands for itself: nothing that was sent is lost.
 */
export async function joinChosen(tx: Tx, { opened, others, asked, at }: JoinChosen): Promise<JoinedAsChosen> {
  const { caseId, reference, clocks } = opened;
  const alone = { clocks, main: null };
  if (!others?.offer || others.choice !== "join" || others.asked !== asked) return alone;
  const joined = await joinOthers(tx, { caseId, reference, mainId: others.offer.mainId, at });
  if (!joined.ok) return alone;
  const dropped: readonly string[] = joined.dropped;
  const kept = clocks.filter(({ track, clock }) => track !== "report" || !dropped.includes(clock.ruleId));
  return { clocks: kept, main: joined.main.reference };
}
