import { isRecusedFromAny } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import type { ChecksOpen } from "@/lib/cases/apply-transition";
import { asToldTo, checksBefore } from "@/lib/cases/checklists/checks-before";
import type { Claim } from "@/lib/cases/claim";
import { type DecideRefusal, TARGET_RECUSED } from "@/lib/cases/decide-case";
import { findCase } from "@/lib/cases/find-case";
import { chainFrom, findTarget } from "@/lib/cases/find-target";
import { ownWork, readTrack } from "@/lib/cases/lock-track";
import { type GroundTelling, type Telling, tellEvent, tellGround, tellState } from "@/lib/cases/outcome";
import { readClaim } from "@/lib/cases/read-claim";
import { type DecideCase, type DecideRequest, decideCaseSchema, unsayable } from "@/lib/cases/schema";
import type { Action, Step } from "@/lib/cases/step";
import { positionOf, type State, type TrackKind } from "@/lib/cases/track";
import { transition } from "@/lib/cases/transitions";
import { isLocale, type Locale } from "@/lib/i18n/locale";
import { db } from "@/lib/infra/db/client";

/** What the reporter will read, as message keys below `cases`, in the language of their report. */
export type DecisionPreview = {
  readonly locale: Locale;
  readonly event: string;
  readonly ground: GroundTelling | null;
  readonly message: string;
  readonly state: Telling;
  readonly from: State;
  readonly to: State;
};
export type PreviewResult =
  | { ok: true; preview: DecisionPreview }
  | NotPermitted
  | ChecksOpen
  | { ok: false; reason: DecideRefusal }
  | { ok: false; reason: "not_claimed"; claim: Claim | null };

type Checked = { own: boolean; found: NonNullable<Awaited<ReturnType<typeof findWithLocale>>>; request: DecideRequest };

/** Everything that decideCase would refuse is refused here already; nothing is written. */
export async function previewDecision(staff: Staff, input: DecideCase, at: Date = new Date()): Promise<PreviewResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const parsed = decideCaseSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: unsayable(parsed.error.issues) };
  const found = await findWithLocale(staff, parsed.data);
  if (!found) return { ok: false, reason: "not_found" };
  return previewOf(found.as, { own: found.as === staff, found, request: parsed.data }, at);
}

async function previewOf(staff: Staff, { own, found, request }: Checked, at: Date): Promise<PreviewResult> {
  const track = await readTrack(db, found.trackId);
  if (track.version !== request.version) return { ok: false, reason: "stale" };
  const seen = { spent: track.spent, ownWork: ownWork(track.done, staff), report: track.report };
  const next = transition({ ...track.position, roles: staff.permissions, ...seen }, request);
  if (!next.ok) return { ok: false, reason: next.reason };
  const checks = await checksBefore(db, { caseId: found.id, action: request.action });
  if (checks.length > 0) return asToldTo({ ok: false, reason: "checks_open", checks } as const, own);
  const target = await findTarget(db, { caseId: found.id, kind: next.step.target, typed: request.target });
  if (!target.ok) return { ok: false, reason: "target_unknown" };
  const chain = target.value?.caseId ? await chainFrom(db, target.value.caseId) : [];
  if (await isRecusedFromAny({ caseIds: chain, staffId: staff.id })) return TARGET_RECUSED;
  const claim = await readClaim(staff, found, { at });
  const decided = next.step.message !== "none";
  if (decided && claim?.staffId !== staff.id) return { ok: false, reason: "not_claimed", claim };
  const letter = tellDecision(request, {
    ...next,
    from: track.position.state,
    contested: track.spent.includes("contest"),
  });
  return { ok: true, preview: { locale: found.locale, ...letter } };
}

type Deciding = { track: TrackKind; action: Action; ground: string; message: string };
type Moved = { from: State; to: State; step: Step<State>; contested: boolean };

/** What a decision says to the reporter, without the language it is said in. */
export function tellDecision(request: Deciding, { from, to, step, contested }: Moved): Omit<DecisionPreview, "locale"> {
  const { track, action, ground, message } = request;
  return {
    event: tellEvent(track, action),
    ground: step.ground === null ? null : tellGround(step.ground, ground),
    message,
    state: tellState(positionOf(track, to), contested),
    from,
    to,
  };
}

async function findWithLocale(staff: Staff, { reference, track: kind }: DecideRequest) {
  const found = await findCase(staff, reference, "case:read");
  if (!found) return null;
  const track = await db.track.findUnique({
    where: { caseId_kind: { caseId: found.id, kind } },
    select: { id: true, case: { select: { submission: { select: { locale: true } } } } },
  });
  const locale = track?.case.submission?.locale ?? "";
  return track && { ...found, trackId: track.id, locale: isLocale(locale) ? locale : ("zh" as const) };
}
