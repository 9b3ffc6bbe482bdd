import { tellCoReportersLater } from "@/lib/cases/co-reporters/tell-co-reporters";
import type { Target } from "@/lib/cases/find-target";
import type { TrackInHand } from "@/lib/cases/lock-track";
import { recordEvent } from "@/lib/cases/record-event";
import { recordReplyUse } from "@/lib/cases/replies/record-reply-use";
import type { Step } from "@/lib/cases/step";
import { phaseOf, positionOf, type State } from "@/lib/cases/track";
import type { TransitionInput } from "@/lib/cases/transition-input";
import type { Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

export type TransitionRecord = {
  readonly track: TrackInHand;
  readonly input: TransitionInput;
  readonly step: Step<State>;
  readonly to: State;
  readonly target: Target | null;
};

/** What stays of a step for ever: the decision, the message, the event that the reporter reads. Returns the event's id. */
export async function writeTransition(tx: Tx, record: TransitionRecord): Promise<string> {
  const { track, input } = record;
  const decision = await writeDecision(tx, record);
  const { eventId } = await recordEvent(tx, {
    caseId: track.caseId,
    trackKind: track.position.track,
    kind: input.action,
    actor: input.actor.kind === "staff" ? { kind: "staff", id: input.actor.staff.id } : input.actor,
    told: true,
    at: input.at,
    data: {
      from: track.position.state,
      to: record.to,
      ...(input.ground ? { ground: input.ground } : {}),
      ...(record.target && tellsTarget(input) ? { target: record.target.name } : {}),
      ...(input.because ? { rule: input.because.rule, ruleVersion: input.because.version } : {}),
      ...(decision ? { decisionId: decision.id } : {}),
      ...(input.once ? { once: input.once } : {}),
      ...(input.order ? { order: input.order } : {}),
      ...mergeOf(record),
    },
  });
  if (decision) await writeMessage(tx, record, decision.id);
  if (input.actor.kind !== "reporter") await notifyReporterLater(tx, { caseId: track.caseId, ...noticeOf(record) });
  const { position, caseId } = track;
  if (input.actor.kind !== "reporter")
    await tellCoReportersLater(tx, { caseId, eventId, track: position.track, action: input.action });
  if (phaseOf(positionOf(position.track, record.to)) === "ended") await enqueue(tx, "schedule-surveys", { caseId });
  return eventId;
}

/** Which merge it was, and into which case: for staff alone. */
function mergeOf({ input: { actor }, target }: TransitionRecord): Record<string, string> {
  if (actor.kind !== "staff" || !actor.merging) return {};
  return { merge: actor.merging.mergeId, ...(target ? { reference: target.name } : {}) };
}

/** Who joins others, or repeats them, is not told which case that is: only of their own ones they know the number. */
function tellsTarget({ actor, because }: TransitionInput): boolean {
  const merged = actor.kind === "staff" && actor.merging !== undefined;
  return actor.kind !== "reporter" && !merged && because?.tellTarget !== false;
}

function noticeOf({ track, to, input }: TransitionRecord) {
  const waits = phaseOf(positionOf(track.position.track, to)) === "waiting";
  return { template: waits ? "answer_needed" : "news", at: input.at } as const;
}

/** Only what staff decide; word from outside that they wrote down is none. */
function writeDecision(tx: Tx, { track, input, step, to }: TransitionRecord): Promise<{ id: string }> | null {
  if (input.actor.kind !== "staff" || step.message === "none") return null;
  return tx.decision.create({
    data: {
      caseId: track.caseId,
      trackId: track.id,
      action: input.action,
      fromState: track.position.state,
      toState: to,
      ground: input.ground || null,
      message: input.message?.trim() || null,
      note: input.note?.trim() || null,
      staffId: input.actor.staff.id,
      decidedAt: input.at,
    },
    select: { id: true },
  });
}

async function writeMessage(tx: Tx, { track, input }: TransitionRecord, decisionId: string): Promise<void> {
  const body = input.message?.trim();
  if (!body || input.actor.kind !== "staff") return;
  const { id: messageId } = await tx.message.create({
    data: {
      caseId: track.caseId,
      fromKind: "staff",
      staffId: input.actor.staff.id,
      body,
      sentAt: input.at,
      onceKey: `decision:${decisionId}`,
    },
    select: { id: true },
  });
  await recordReplyUse(tx, { messageId, staffId: input.actor.staff.id, reply: input.reply });
}
