import { HOME_ORGANISATION } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import { applyTransition } from "@/lib/cases/apply-transition";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { GROUNDS } from "@/lib/cases/grounds";
import { keepRoute } from "@/lib/cases/routing/route-case";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import type { Action } from "@/lib/cases/step";
import { positionOf, type TrackKind } from "@/lib/cases/track";
import { allowedActions, stepFor } from "@/lib/cases/transitions";
import { db, inTransaction } from "@/lib/infra/db/client";

export type WorldCase = Awaited<ReturnType<typeof caseForTest>>;

/** Numbers that look drawn and are the same in each run. */
export function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export async function aUnit(nameZh: string, organisationId = HOME_ORGANISATION): Promise<string> {
  const data = { organisationId, nameZh, nameEn: nameZh, grounds: [], createdAt: new Date(0) };
  return (await db.unit.create({ data, select: { id: true } })).id;
}

/** Leads a case to a desk, as the rules do. */
export async function lead(caseId: string, unitId: string | null, at: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.track.updateMany({ where: { caseId }, data: { unitId } });
    const route = { unitId, number: 1, name: "x", version: 1 };
    await keepRoute(tx, caseId, { route, cause: "place_recorded", at });
  });
}

/** The first ground of those that the step asks for. */
async function groundFor(trackId: string, action: Action): Promise<{ ground?: string }> {
  const { kind, state } = await db.track.findUniqueOrThrow({ where: { id: trackId } });
  const asked = stepFor(positionOf(kind, state), action)?.ground;
  return asked ? { ground: Object.keys(GROUNDS[asked])[0] ?? "" } : {};
}

type Move = { trackId: string; action: Action; at: Date };

/** One step by a person of staff, or by the reporter. */
export async function step(by: Staff | "reporter", { trackId, action, at }: Move) {
  const actor = by === "reporter" ? ({ kind: "reporter" } as const) : ({ kind: "staff", staff: by } as const);
  const said = { message: "告知", note: "核对过", ...(await groundFor(trackId, action)) };
  const words = actor.kind === "reporter" ? {} : said;
  const moved = await inTransaction((tx) => applyTransition(tx, { trackId, action, at, actor, ...words }));
  if (!moved.ok) throw new Error(`${action}: ${moved.reason}`);
  return moved;
}

/** What this person, or the reporter, could do with the track, of the steps that need no other case. */
export async function possible(by: Staff | "reporter", trackId: string): Promise<readonly Action[]> {
  const {
    kind,
    state,
    case: owner,
  } = await db.track.findUniqueOrThrow({
    where: { id: trackId },
    select: {
      kind: true,
      state: true,
      case: { select: { events: { select: { kind: true, trackKind: true, staffId: true } } } },
    },
  });
  const done = owner.events.filter(({ trackKind }) => trackKind === kind);
  const spent = done.map((event) => event.kind as Action);
  const ownWork =
    by === "reporter" ? [] : done.filter(({ staffId }) => staffId === by.id).map((event) => event.kind as Action);
  const roles = by === "reporter" ? ["reporter" as const] : by.permissions;
  const barred: readonly Action[] = [
    "join",
    "join_others",
    "mark_duplicate",
    "transfer",
    "extend_verification",
    "close",
    "open_report",
    "end_mediation_keep_clue",
  ];
  return allowedActions({ ...positionOf(kind, state), roles, spent, ownWork }).filter(
    (action) => !barred.includes(action),
  );
}

export async function write(staff: Staff, reference: string, at: Date): Promise<void> {
  const claimed = await claimCase(staff, reference, at);
  if (!claimed.ok && claimed.reason === "ended") return; // nothing is owed to anybody any more
  const sent = await sendMessageToReporter(staff, { reference, body: "收到。", onceKey: crypto.randomUUID() }, at);
  if (!sent.ok) throw new Error(sent.reason);
}

export const KINDS: readonly (readonly TrackKind[])[] = [["complaint"], ["report"], ["complaint", "report"]];
export { caseForTest };
