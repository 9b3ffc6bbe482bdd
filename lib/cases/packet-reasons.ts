import { GROUNDS, type GroundList, isGroundOf, lawBehind } from "@/lib/cases/grounds";
import { groundListOf } from "@/lib/cases/outcome";
import { ACTIONS } from "@/lib/cases/step";
import { positionOf } from "@/lib/cases/track";
import type { Reason } from "@/lib/evidence/packet/packet";
import { db } from "@/lib/infra/db/client";

type DecisionRow = Awaited<ReturnType<typeof decisionRows>>[number];

/** The decisions on a case in order; what was written to the reporter or among staff is not read. */
export function decisionRows(caseId: string) {
  return db.decision.findMany({
    where: { caseId },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    select: {
      action: true,
      fromState: true,
      toState: true,
      ground: true,
      staffId: true,
      decidedAt: true,
      track: { select: { kind: true } },
    },
  });
}

function listOf({ track, fromState, action }: DecisionRow): GroundList | null {
  const known = ACTIONS.find((one) => one === action);
  const list = known ? groundListOf(positionOf(track.kind, fromState), known) : null;
  return list && Object.hasOwn(GROUNDS, list) ? list : null;
}

/** A decision in the terms of the closed lists, with the rule behind its ground and how sure we are of it. */
export function reasonOf(row: DecisionRow, names: ReadonlyMap<string, { name: string }>): Reason {
  const list = listOf(row);
  const ground = row.ground;
  return {
    at: row.decidedAt.toISOString(),
    track: row.track.kind,
    action: row.action,
    from: row.fromState,
    to: row.toState,
    list,
    ground,
    law: list && ground && isGroundOf(list, ground) ? lawBehind(list, ground).map((one) => ({ ...one })) : [],
    by: names.get(row.staffId)?.name ?? "",
  };
}
