import { moveClocks } from "@/lib/cases/clock-moves";
import { clocksOfTrack } from "@/lib/cases/clocks-of-track";
import { rankCase } from "@/lib/cases/rank-case";
import { writeClocks } from "@/lib/cases/write-clocks";
import type { Tx } from "@/lib/infra/db/client";

/**
 * A person has answered: the promise of a first answer is kept on every track, whatever is decided later, and the case
 * has its place in the queue by what is due next.
 */
export async function stopAnswerClocks(tx: Tx, caseId: string, at: Date): Promise<void> {
  const tracks = await tx.track.findMany({ where: { caseId }, select: { id: true } });
  let answered = false;
  for (const { id } of tracks) {
    const clocks = await clocksOfTrack(tx, id);
    const moved = moveClocks(clocks, { stop: ["first_human_answer"] }, { at, reason: "answered" });
    if (!moved.ok || moved.changed.length === 0) continue;
    await writeClocks(tx, { id, caseId }, moved);
    answered = true;
  }
  if (answered) await rankCase(tx, { caseId, at });
}
