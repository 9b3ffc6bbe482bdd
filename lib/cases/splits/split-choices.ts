import { carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { isMergeable } from "@/lib/cases/merges/mergeable";
import { isOpen, positionOf, type ReportState } from "@/lib/cases/track";
import { type EvidenceView, evidenceOfCase } from "@/lib/evidence/queries";
import type { Prisma, Tx } from "@/lib/infra/db/client";

/** Somebody whose report is handled in a case and can leave it with all that they sent. */
export type Leaving = {
  readonly caseId: string;
  readonly reference: string;
  readonly title: string;
  readonly files: number;
  /** False for what a split opened: it has no reporter of its own. */
  readonly hasReporter: boolean;
  /** Numbers of the reporters whose cases are carried on in this one, and go where it goes. */
  readonly along: readonly string[];
};

export type SplitRefusal = "no_report" | "ended" | "decided" | "nothing";

export type SplitChoices = {
  readonly report: ReportState | null;
  readonly version: number;
  readonly reporters: readonly Leaving[];
  /** Of the case's own submission: they cannot leave it, but another case can refer to them. */
  readonly files: readonly EvidenceView[];
  readonly refusal: SplitRefusal | null;
};

/** What another matter could be opened from. The caller has found the case through the asker. */
export async function splitChoices(tx: Tx, caseId: string): Promise<SplitChoices> {
  // One after the other: a transaction has one connection.
  const track = await tx.track.findUnique({
    where: { caseId_kind: { caseId, kind: "report" } },
    select: { state: true, version: true },
  });
  const rows = await tx.case.findMany({
    where: { joinedToId: caseId, tracks: { some: { kind: "report", state: "joined" } } },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    select: LEAVING,
  });
  const files = await evidenceOfCase(caseId);
  const position = track && positionOf("report", track.state);
  const report = position?.track === "report" ? position.state : null;
  const reporters: Leaving[] = [];
  for (const row of rows) reporters.push(await leavingOf(tx, row));
  const something = reporters.length + files.length > 0;
  return { report, version: track?.version ?? -1, reporters, files, refusal: splitRefusal(report, something) };
}

const LEAVING = {
  id: true,
  reference: true,
  title: true,
  submission: { select: { id: true } },
  joined: { select: { id: true }, take: 1 },
  _count: { select: { evidence: true } },
} as const satisfies Prisma.CaseSelect;
type Row = Prisma.CaseGetPayload<{ select: typeof LEAVING }>;

/** With everybody who goes along, by whatever row of cases between. */
async function leavingOf(tx: Tx, { id, reference, title, submission, joined, _count }: Row): Promise<Leaving> {
  const one = { caseId: id, reference, title, files: _count.evidence, hasReporter: submission !== null };
  if (joined.length === 0) return { ...one, along: [] };
  const ids = (await carriedCases(id, tx)).map(({ caseId }) => caseId);
  const people = await tx.case.findMany({
    where: { id: { in: ids }, submission: { isNot: null } },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    select: { reference: true },
  });
  return { ...one, along: people.map(({ reference: number }) => number) };
}

/** Why nothing can be taken out of a case; null when something can. */
export function splitRefusal(report: ReportState | null, something: boolean): SplitRefusal | null {
  if (report === null) return "no_report";
  if (!isOpen(positionOf("report", report))) return "ended";
  if (!isMergeable(report)) return "decided";
  return something ? null : "nothing";
}
