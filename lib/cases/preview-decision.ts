import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import type { Claim } from "@/lib/cases/claim";
import type { DecideRefusal } from "@/lib/cases/decide-case";
import { findCase } from "@/lib/cases/find-case";
import { findTarget } from "@/lib/cases/find-target";
import { readTrack } from "@/lib/cases/lock-track";
import { type GroundTelling, type Telling, tellEvent, tellGround, tellState } from "@/lib/cases/outcome";
import { readClaim } from "@/lib/cases/read-claim";
import { type DecideCase, type DecideRequest, decideCaseSchema, unsayable } from "@/lib/cases/schema";
import { positionOf, type State } from "@/lib/cases/track";
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
  | { ok: false; reason: DecideRefusal }
  | { ok: false; reason: "not_claimed"; claim: Claim | null };

type Checked = { found: NonNullable<Awaited<ReturnType<typeof findWithLocale>>>; request: DecideRequest };

/** Everything that decideCase would refuse is refused here already; nothing is written. */
export async function previewDecision(staff: Staff, input: DecideCase, at: Date = new Date()): Promise<PreviewResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const parsed = decideCaseSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: unsayable(parsed.error.issues) };
  const found = await findWithLocale(staff, parsed.data);
  if (!found) return { ok: false, reason: "not_found" };
  return previewOf(found.as, { found, request: parsed.data }, at);
}

async function previewOf(staff: Staff, { found, request }: Checked, at: Date): Promise<PreviewResult> {
  const track = await readTrack(db, found.trackId);
  if (track.version !== request.version) return { ok: false, reason: "stale" };
  const next = transition({ ...track.position, roles: staff.permissions, spent: track.spent }, request);
  if (!next.ok) return { ok: false, reason: next.reason };
  const target = await findTarget(db, { caseId: found.id, kind: next.step.target, typed: request.target });
  if (!target.ok) return { ok: false, reason: "target_unknown" };
  const claim = await readClaim(staff, found, { at });
  const decided = next.step.message !== "none";
  if (decided && claim?.staffId !== staff.id) return { ok: false, reason: "not_claimed", claim };
  return {
    ok: true,
    preview: {
      locale: found.locale,
      event: tellEvent(track.position.track, request.action),
      ground: next.step.ground === null ? null : tellGround(next.step.ground, request.ground),
      message: request.message,
      state: tellState(positionOf(track.position.track, next.to), track.spent.includes("contest")),
      from: track.position.state,
      to: next.to,
    },
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
