import { caseScope } from "@/lib/access/case-scope";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { ACTIONS, type Action } from "@/lib/cases/step";
import { positionOf, type TrackKind } from "@/lib/cases/track";
import { stepFor } from "@/lib/cases/transitions";
import { db } from "@/lib/infra/db/client";

/** Hours. What somebody wrote in this sitting is fresh in their mind; what they wrote last week is not. */
export const REPEATED_FOR = 12;

/** What the same person decided last about the same shop, from the same state: offered again, never sent by itself. */
export type Repeatable = {
  readonly track: TrackKind;
  readonly action: Action;
  readonly ground: string;
  readonly message: string;
  readonly note: string;
  readonly target: string;
};
export type RepeatResult = { ok: true; last: Repeatable | null } | NotPermitted | { ok: false; reason: "not_found" };

/** Looks up what could be said of this track in the words used for the one before; a cluster is decided row by row, and read row by row. */
export async function repeatDecision(
  staff: Staff,
  { reference, track: kind }: { reference: string; track: TrackKind },
  now: Date = new Date(),
): Promise<RepeatResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  const where = found && { caseId_kind: { caseId: found.id, kind } };
  const track = where && (await db.track.findUnique({ where, select: TRACK }));
  if (!track) return { ok: false, reason: "not_found" };
  const { platform, shopName } = track.case;
  if (shopName === "") return { ok: true, last: null };
  const row = await db.decision.findFirst({
    where: {
      staffId: staff.id,
      decidedAt: { gt: new Date(now.getTime() - REPEATED_FOR * 3_600_000) },
      fromState: track.state,
      track: { kind },
      case: { platform, shopName, AND: [caseScope(staff, "own", now)] },
    },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    select: DECIDED,
  });
  return { ok: true, last: row && repeatable(kind, track.state, row) };
}

const TRACK = { state: true, case: { select: { platform: true, shopName: true } } } as const;
const DECIDED = {
  action: true,
  ground: true,
  message: true,
  note: true,
  case: { select: { joinedTo: { select: { reference: true } } } },
} as const;

type Decided = {
  action: string;
  ground: string | null;
  message: string | null;
  note: string | null;
  case: { joinedTo: { reference: string } | null };
};

function repeatable(track: TrackKind, state: string, row: Decided): Repeatable | null {
  const action = ACTIONS.find((known) => known === row.action);
  const step = action && stepFor(positionOf(track, state), action);
  // A body outside is named anew each time: the decision itself does not keep its name.
  if (!action || !step || step.target === "body") return null;
  const target = step.target === "case" ? (row.case.joinedTo?.reference ?? "") : "";
  return { track, action, ground: row.ground ?? "", message: row.message ?? "", note: row.note ?? "", target };
}
