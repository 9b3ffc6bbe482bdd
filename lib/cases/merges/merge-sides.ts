import { clocksOfCase } from "@/lib/cases/clocks-of-track";
import { carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { NO_DUE, nearestDue } from "@/lib/cases/due";
import type { Standing } from "@/lib/cases/merges/mergeable";
import { isOpen, positionOf } from "@/lib/cases/track";
import type { Tx } from "@/lib/infra/db/client";

/** One of two cases that stand side by side: what it is about, where it stands, what it would bring along. */
export type MergeSide = Standing & {
  readonly reference: string;
  readonly title: string;
  readonly openedAt: Date;
  /** Of the report, as the page was made; -1 without one. */
  readonly version: number;
  readonly reporters: number;
  readonly files: number;
  /** Each as kind and value in one text, to be counted and compared. */
  readonly identifiers: readonly string[];
  /** The nearest date that is owed to anybody in it. */
  readonly dueAt: Date | null;
};

/** Reads one side. The caller has found the case through the asker. */
export async function mergeSide(tx: Tx, caseId: string): Promise<MergeSide> {
  const carried = await carriedCases(caseId, tx);
  const ids = [caseId, ...carried.map((one) => one.caseId)];
  // One after the other: a transaction has one connection.
  const row = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: SIDE });
  const files = await tx.evidence.count({ where: { caseId: { in: ids } } });
  const identifiers = await tx.caseIdentifier.findMany({
    where: { caseId: { in: ids } },
    select: { kind: true, value: true },
  });
  const clocks = [];
  for (const id of ids) clocks.push(await clocksOfCase(id, tx));
  const { tracks, submission, ...about } = row;
  const places = tracks.map(({ kind, state, version }) => ({ ...positionOf(kind, state), version }));
  const report = places.find(({ track }) => track === "report");
  const dueAt = nearestDue(clocks.flat().map(({ clock }) => clock));
  return {
    ...about,
    caseId,
    report: report?.track === "report" ? report.state : null,
    version: report?.version ?? -1,
    complaintOpen: places.some((place) => place.track === "complaint" && isOpen(place)),
    reporters: carried.length + (submission ? 1 : 0),
    files,
    identifiers: [...new Set(identifiers.map(({ kind, value }) => `${kind} ${value}`))],
    dueAt: dueAt.getTime() === NO_DUE.getTime() ? null : dueAt,
  };
}

const SIDE = {
  reference: true,
  title: true,
  openedAt: true,
  submission: { select: { id: true } },
  tracks: { select: { kind: true, state: true, version: true } },
} as const;
