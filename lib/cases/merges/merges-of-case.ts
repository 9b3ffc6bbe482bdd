import type { Staff } from "@/lib/access/staff";
import { runningClocksOf } from "@/lib/cases/clocks-of-track";
import { carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { mainCaseFrom } from "@/lib/cases/co-reporters/main-case";
import type { MergedHere, MergedInto, Merges } from "@/lib/cases/merges/merge-view";
import { staffNames } from "@/lib/cases/queries";
import { evidenceOfCase } from "@/lib/evidence/queries";
import { db } from "@/lib/infra/db/client";

/** On the page of the case of all; whoever looks for more finds them under their own numbers. */
const MOST_SHOWN = 50;

/** Where a case went, and what came here from others: for the office whose cases they are. The caller may read the case. */
export async function mergesOfCase(staff: Staff, caseId: string): Promise<Merges> {
  const carried = await carriedCases(caseId);
  const ids = carried.map((one) => one.caseId);
  const live = { endedAt: null };
  const [own, others] = await Promise.all([
    db.caseMerge.findFirst({ where: { ...live, mergedId: caseId }, select: MERGE }),
    db.caseMerge.findMany({
      where: { ...live, mergedId: { in: ids } },
      orderBy: [{ mergedAt: "asc" }, { id: "asc" }],
      take: MOST_SHOWN,
      select: MERGE,
    }),
  ]);
  const names = await staffNames(
    staff,
    [...others, ...(own ? [own] : [])].map(({ mergedById }) => mergedById),
  );
  const trackOf = new Map(carried.map((one) => [one.caseId, one.trackId]));
  return {
    mergedInto: own && (await goneInto(own, names)),
    mergedHere: await Promise.all(
      others.map((row) => cameFrom(row, { names, trackId: trackOf.get(row.mergedId) ?? "" })),
    ),
  };
}

type Names = ReadonlyMap<string, string>;
type Row = { reason: string; mergedAt: Date; mergedById: string; mergedId: string; into: { reference: string } };

const MERGE = {
  reason: true,
  mergedAt: true,
  mergedById: true,
  mergedId: true,
  into: { select: { reference: true } },
  merged: {
    select: {
      reference: true,
      title: true,
      messages: { where: { fromKind: "reporter" }, orderBy: { sentAt: "desc" }, select: { sentAt: true } },
    },
  },
} as const;

async function goneInto(row: Row, names: Names): Promise<MergedInto> {
  const head = await mainCaseFrom(row.mergedId);
  return { head: head?.reference ?? row.into.reference, ...madeBy(row, names) };
}

type Merged = Row & { merged: { reference: string; title: string; messages: { sentAt: Date }[] } };

async function cameFrom(row: Merged, { names, trackId }: { names: Names; trackId: string }): Promise<MergedHere> {
  const { reference, title, messages } = row.merged;
  const [evidence, clocks] = await Promise.all([evidenceOfCase(row.mergedId), runningClocksOf([trackId])]);
  return {
    reference,
    title,
    through: row.into.reference,
    ...madeBy(row, names),
    evidence,
    clocks: clocks.map(({ clock }) => clock),
    messages: messages.length,
    lastMessageAt: messages[0]?.sentAt ?? null,
  };
}

function madeBy({ reason, mergedAt, mergedById }: Row, names: Names) {
  return { reason, at: mergedAt, by: names.get(mergedById) ?? "" };
}
