import { authorise, holds, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { staffNames } from "@/lib/cases/queries";
import type { Clock } from "@/lib/clocks/clock";
import { type Gap, gapsIn } from "@/lib/enforcement/art-four";
import { isRecusedFromSuit } from "@/lib/enforcement/cases-of-suit";
import { evidenceOfSuit, type SuitEvidence } from "@/lib/enforcement/evidence-of-suit";
import { findSuit, type Suit } from "@/lib/enforcement/find-suit";
import { holdsOfSuit, type SuitHold } from "@/lib/enforcement/holds-of-suits";
import { standingOf } from "@/lib/enforcement/move-suit";
import { moveOf, SUIT_MOVES, type SuitMove, WRITE_PERMISSION } from "@/lib/enforcement/suit";
import { suitClocks } from "@/lib/enforcement/suit-clocks";
import { endOfSuit, type SuitEnd } from "@/lib/enforcement/suit-end";
import { db, inTransaction } from "@/lib/infra/db/client";

export type SuitView = Suit &
  SuitEvidence & {
    readonly office: string;
    readonly names: ReadonlyMap<string, string>;
    /** What is missing before it can be filed; empty afterwards. */
    readonly missing: readonly Gap[];
    readonly clocks: readonly Clock[];
    /** Those for this suit that are in force, wherever they stand, and since when the suit is over. */
    readonly holds: readonly SuitHold[];
    readonly ended: SuitEnd | null;
    /** What this person may do with it now. */
    readonly moves: readonly SuitMove[];
    readonly mayWrite: boolean;
    readonly recusedMe: boolean;
  };
export type ReadSuitResult = { ok: true; view: SuitView } | NotPermitted | { ok: false; reason: "not_found" };

/** One suit with everything that speaks for it. It shows what stands in its cases: that somebody looked is on record first. */
export async function readSuit(
  staff: Staff,
  id: string,
  { as = "suit.read", at = new Date() }: { as?: "suit.read" | "suit.paper_taken"; at?: Date } = {},
): Promise<ReadSuitResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const suit = await findSuit(staff, id);
  if (!suit) return { ok: false, reason: "not_found" };
  const evidence = await evidenceOfSuit(id);
  const actor = { kind: "staff", id: staff.id } as const;
  const said = { actor, action: as, data: { cases: [...evidence.caseIds] }, at };
  await inTransaction((tx) => appendAudit(tx, { ...said, subject: { kind: "suit", id } }));
  const [names, office, recusedMe, suitHolds] = await Promise.all([
    staffNames(staff, [suit.preparedById, ...suit.steps.map(({ staffId }) => staffId)]),
    db.organisation.findUniqueOrThrow({ where: { id: suit.organisationId }, select: { name: true } }),
    isRecusedFromSuit(staff.id, evidence.caseIds),
    holdsOfSuit(id, at),
  ]);
  const standing = standingOf(suit);
  const open = suit.state === "prepared";
  const view = {
    ...suit,
    ...evidence,
    office: office.name,
    names,
    missing: open ? gapsIn({ ...suit, ...evidence, packets: evidence.packets.length }) : [],
    clocks: suitClocks(suit.steps),
    holds: suitHolds,
    ended: endOfSuit(suit.steps),
    moves: recusedMe ? [] : SUIT_MOVES.filter((move) => moveOf(standing, move, staff).ok),
    mayWrite: open && !recusedMe && holds(staff, WRITE_PERMISSION),
    recusedMe,
  };
  return { ok: true, view };
}
