import { holds, type Staff } from "@/lib/access/staff";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";
import {
  BATCH_MOVES,
  type BatchMove,
  type BatchStanding,
  batchRefusal,
  batchStanding,
} from "@/lib/retention/disposal-batch";
import { type FoundBatch, findBatch } from "@/lib/retention/find-batch";

export type ItemView = {
  readonly id: string;
  readonly kind: string;
  readonly reference: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly early: boolean;
  readonly kept: { readonly by: string; readonly reason: string; readonly until: Date } | null;
  readonly outcome: string | null;
  readonly hashes: readonly string[];
};
export type BatchView = {
  readonly id: string;
  readonly number: number;
  readonly standing: BatchStanding;
  readonly version: number;
  /** Null: the program itself. */
  readonly proposedBy: string | null;
  readonly proposedAt: Date;
  readonly reviewed: { readonly by: string; readonly at: Date } | null;
  readonly decided: { readonly by: string; readonly at: Date; readonly words: string } | null;
  readonly finishedAt: Date | null;
  readonly certificate: string | null;
  readonly items: readonly ItemView[];
  /** What this person may do with it now. */
  readonly moves: readonly BatchMove[];
  /** They reviewed it, or kept something of it: somebody else has to approve. */
  readonly own: boolean;
};

const MOST = 60;

/** Whether somebody has to do with disposal at all. */
export function mayDispose(staff: Staff): boolean {
  return holds(staff, "disposal:review") || holds(staff, "disposal:approve");
}

export type BatchSummary = Pick<BatchView, "id" | "number" | "standing" | "proposedBy" | "proposedAt"> & {
  readonly records: number;
  readonly kept: number;
};

/** The batches of one's own organisation, the newest first. */
export async function readBatches(staff: Staff): Promise<readonly BatchSummary[]> {
  if (!mayDispose(staff)) return [];
  const rows = await db.disposalBatch.findMany({
    where: { organisationId: staff.organisationId },
    include: { items: { select: { takenOutById: true } } },
    orderBy: { number: "desc" },
    take: MOST,
  });
  const names = await staffNames(
    staff,
    rows.map(({ proposedById }) => proposedById),
  );
  return rows.map(({ items, ...row }) => {
    const keptBy = items.flatMap(({ takenOutById }) => (takenOutById ? [takenOutById] : []));
    const proposedBy = row.proposedById && (names.get(row.proposedById) ?? "");
    const { id, number, proposedAt } = row;
    const standing = batchStanding({ ...row, keptBy });
    return { id, number, proposedAt, standing, proposedBy, records: items.length, kept: keptBy.length };
  });
}

/** One of them, item by item; null when there is none by that name for this person. */
export async function readBatch(staff: Staff, id: string): Promise<BatchView | null> {
  const batch = mayDispose(staff) ? await findBatch(staff, id) : null;
  return batch && viewOf(staff, batch);
}

async function viewOf(staff: Staff, batch: FoundBatch): Promise<BatchView> {
  const { proposedById, reviewedById, reviewedAt, decidedById, decidedAt, keptBy } = batch;
  const names = await staffNames(staff, [proposedById, reviewedById, decidedById, ...keptBy]);
  const nameOf = (id: string | null) => names.get(id ?? "") ?? "";
  return {
    id: batch.id,
    number: batch.number,
    standing: batchStanding(batch),
    version: batch.version,
    proposedBy: proposedById && nameOf(proposedById),
    proposedAt: batch.proposedAt,
    reviewed: reviewedAt && { by: nameOf(reviewedById), at: reviewedAt },
    decided: decidedAt && { by: nameOf(decidedById), at: decidedAt, words: batch.words ?? "" },
    finishedAt: batch.finishedAt,
    certificate: batch.certificate,
    items: batch.items.map(({ approvalId, takenOutById, takenOutReason, keepUntil, ...item }) => ({
      id: item.id,
      kind: item.kind,
      reference: item.reference,
      ruleId: item.ruleId,
      ruleVersion: item.ruleVersion,
      startedAt: item.startedAt,
      dueAt: item.dueAt,
      early: approvalId !== null,
      kept: keepUntil && { by: nameOf(takenOutById), reason: takenOutReason ?? "", until: keepUntil },
      outcome: item.outcome,
      hashes: item.hashes,
    })),
    moves: BATCH_MOVES.filter((move) => batchRefusal(batch, move, staff) === null),
    own: batchRefusal(batch, "approve", staff) === "own_review",
  };
}
