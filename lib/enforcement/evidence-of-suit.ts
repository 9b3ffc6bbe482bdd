import { shanghaiDate } from "@/lib/clocks/plain-date";
import { casesUnder } from "@/lib/enforcement/cases-of-suit";
import { DUTY_KINDS, DUTY_OF, type DutyLine, dutyLines } from "@/lib/enforcement/duty";
import { type Extent, extentOf } from "@/lib/enforcement/extent";
import { db, type Tx } from "@/lib/infra/db/client";

/** A packet that is made, the latest of its case. */
export type SuitPacket = {
  readonly id: string;
  readonly reference: string;
  readonly sha256: string;
  readonly readyAt: Date;
};
export type SuitEvidence = {
  readonly caseIds: readonly string[];
  readonly packets: readonly SuitPacket[];
  readonly extent: Extent;
  readonly duty: readonly DutyLine[];
};

/** What the cases of a suit give to its papers: packets, how far the harm reaches, and what our own log says. */
export async function evidenceOfSuit(suitId: string, tx: Tx = db): Promise<SuitEvidence> {
  const caseIds = await casesUnder(suitId, tx);
  // One after the other: a transaction has one connection.
  const packets = await packetsOf(caseIds, tx);
  const extent = await extentOf(caseIds, tx);
  const duty = await dutyIn(caseIds, tx);
  return { caseIds, packets, extent, duty };
}

async function packetsOf(caseIds: readonly string[], tx: Tx): Promise<SuitPacket[]> {
  const rows = await tx.evidencePacket.findMany({
    where: { caseId: { in: [...caseIds] }, readyAt: { not: null }, sha256: { not: null } },
    orderBy: [{ caseId: "asc" }, { readyAt: "desc" }],
    distinct: ["caseId"],
    select: { id: true, sha256: true, readyAt: true, case: { select: { reference: true } } },
  });
  return rows.flatMap(({ id, sha256, readyAt, case: { reference } }) =>
    sha256 && readyAt ? [{ id, reference, sha256, readyAt }] : [],
  );
}

async function dutyIn(caseIds: readonly string[], tx: Tx): Promise<readonly DutyLine[]> {
  const rows = await tx.caseEvent.findMany({
    where: { caseId: { in: [...caseIds] }, kind: { in: [...DUTY_KINDS] }, actorKind: "staff" },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { kind: true, at: true, data: true, case: { select: { reference: true } } },
  });
  const lines = rows.flatMap(({ kind, at, data, case: { reference } }) => {
    const known = DUTY_KINDS.find((one) => one === kind);
    const duty = known && DUTY_OF[known];
    const day = shanghaiDate(at);
    return known && duty
      ? [{ day, reference, kind: known, duty, target: known === "transfer" ? targetIn(data) : null }]
      : [];
  });
  return dutyLines(lines);
}

function targetIn(data: unknown): string | null {
  const said = data !== null && typeof data === "object" && "target" in data ? data.target : null;
  return typeof said === "string" ? said : null;
}
