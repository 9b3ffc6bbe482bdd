import { applyTransition } from "@/lib/cases/apply-transition";
import { moveClocks } from "@/lib/cases/clock-moves";
import { clocksOfTrack } from "@/lib/cases/clocks-of-track";
import { isFilingDecided, isJoinable } from "@/lib/cases/co-reporters/joinable";
import { lockMainCase, type MainCase } from "@/lib/cases/co-reporters/main-case";
import { rankCase } from "@/lib/cases/rank-case";
import { recordEvent } from "@/lib/cases/record-event";
import { refreshDue } from "@/lib/cases/refresh-due";
import { writeClocks } from "@/lib/cases/write-clocks";
import type { RuleId } from "@/lib/clocks/rules";
import type { Tx } from "@/lib/infra/db/client";

export type JoinOthers = { caseId: string; reference: string; mainId: string; at: Date };
export type JoinOthersResult =
  /** `dropped`: promised at the opening, and given to the others already. */
  | { ok: true; main: MainCase; dropped: readonly RuleId[] }
  /** It was decided, or went to another organisation, since it was offered: the report stands for itself. */
  | { ok: false; reason: "main_not_open" | "no_report_track" };

/**
 * Joins a case just opened, whose reporter chose so, to the case of others (A13). Its track moves by the table; the main
 * case moves up in the queue to where the new reporter's first answer is due. Who joined whom is told to staff alone.
 */
export async function joinOthers(tx: Tx, { caseId, reference, mainId, at }: JoinOthers): Promise<JoinOthersResult> {
  const track = await tx.track.findUnique({
    where: { caseId_kind: { caseId, kind: "report" } },
    select: { id: true },
  });
  if (!track) return { ok: false, reason: "no_report_track" };
  const main = await lockMainCase(tx, mainId);
  if (!main || !isJoinable(main.report.state)) return { ok: false, reason: "main_not_open" };
  const step = { action: "join_others", actor: { kind: "reporter" }, target: main.reference } as const;
  const moved = await applyTransition(tx, { ...step, trackId: track.id, at });
  if (!moved.ok && moved.reason === "target_unknown") return { ok: false, reason: "main_not_open" };
  if (!moved.ok) throw new Error(`a report could not join others: ${moved.reason}`);
  const dropped = isFilingDecided(main.report.state) ? (["decide_filing"] as const) : [];
  await dropPromises(tx, { id: track.id, caseId }, { stop: dropped, at });
  await refreshDue(tx, main.id);
  await rankCase(tx, { caseId: main.id, at });
  const data = { reference };
  const event = { kind: "co_reporter_joined", actor: { kind: "reporter" }, told: false, data, at } as const;
  await recordEvent(tx, { ...event, caseId: main.id });
  return { ok: true, main, dropped };
}

type Dropped = { stop: readonly RuleId[]; at: Date };

async function dropPromises(tx: Tx, track: { id: string; caseId: string }, { stop, at }: Dropped): Promise<void> {
  if (stop.length === 0) return;
  const moved = moveClocks(await clocksOfTrack(tx, track.id), { stop }, { at, reason: "joined" });
  if (moved.ok) await writeClocks(tx, track, moved);
}
