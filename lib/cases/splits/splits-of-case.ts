import type { Staff } from "@/lib/access/staff";
import { staffNames } from "@/lib/cases/queries";
import type { Splits } from "@/lib/cases/splits/split-view";
import { evidenceOfCase } from "@/lib/evidence/queries";
import { db } from "@/lib/infra/db/client";

const MADE = { at: true, byId: true, reason: true } as const;

/** What was opened from a case, and what it was opened from: for the office whose cases they are. The caller may read the case. */
export async function splitsOfCase(staff: Staff, caseId: string): Promise<Splits> {
  const [from, into] = await Promise.all([
    db.caseSplit.findUnique({
      where: { openedId: caseId },
      select: { ...MADE, fromId: true, from: REFERENCE, evidence: { select: { evidenceId: true } } },
    }),
    db.caseSplit.findMany({
      where: { fromId: caseId },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: { ...MADE, opened: REFERENCE },
    }),
  ]);
  const makers = [...into, ...(from ? [from] : [])].map(({ byId }) => byId);
  const names = await staffNames(staff, makers);
  const made = ({ at, byId, reason }: { at: Date; byId: string; reason: string }) => {
    return { at, reason, by: names.get(byId) ?? "" };
  };
  return {
    splitFrom: from && { reference: from.from.reference, ...made(from), evidence: await referred(from) },
    splitInto: into.map((row) => ({ reference: row.opened.reference, ...made(row) })),
  };
}

const REFERENCE = { select: { reference: true } } as const;

async function referred({ fromId, evidence }: { fromId: string; evidence: readonly { evidenceId: string }[] }) {
  if (evidence.length === 0) return [];
  const files = await evidenceOfCase(fromId);
  return files.filter(({ id }) => evidence.some(({ evidenceId }) => evidenceId === id));
}
