import type { Staff } from "@/lib/access/staff";
import { type BulkSubject, bulkSubjects } from "@/lib/cases/bulk/bulk-subject";
import { type Verdict, verdictOn } from "@/lib/cases/bulk/bulk-verdict";
import { type BulkWish, chainOf } from "@/lib/cases/bulk/bulk-wish";
import { type Letter, letterWriter } from "@/lib/cases/bulk/write-letters";
import { stoppedCases } from "@/lib/cases/checklists/stopped-cases";
import { staffNames } from "@/lib/cases/queries";
import type { NamePlatform } from "@/lib/cases/replies/reply-values";

/**
 * `holder`: who has the case in hand, where that is what stands in the way. `letter`: what its reporter reads, where that
 * differs from case to case.
 */
export type WeighedRow = { subject: BulkSubject; verdict: Verdict; holder: string | null; letter: Letter | null };
export type Weighed = {
  rows: readonly WeighedRow[];
  /** Chosen rows of which this person can no longer see anything. */
  gone: number;
  /** The colleague named in the order; empty where none is. */
  toName: string;
};

export type ToWeigh = { wish: BulkWish; trackIds: readonly string[]; platformIn: NamePlatform };

/** What an order would do, row by row. What is done to a whole case stands there once, however many of its rows were chosen. */
export async function weighRows(staff: Staff, { wish, trackIds, platformIn }: ToWeigh, at: Date): Promise<Weighed> {
  const [seen, chain, write] = await Promise.all([
    bulkSubjects(staff, trackIds, at),
    chainOf(staff, wish),
    letterWriter(staff, wish, platformIn),
  ]);
  const subjects = wish.kind === "assign" ? onceACase(seen) : seen;
  const holders = subjects.map(({ claim }) => claim.claimedById);
  const toId = wish.kind === "assign" ? wish.to : "";
  const names = await staffNames(staff, [...holders, toId || null]);
  const weighed = subjects.map(async (subject): Promise<WeighedRow> => {
    const allowed = verdictOn(staff, subject, { wish, chain, at });
    const letter = write && allowed.ok ? await write(subject.caseId, at) : null;
    const verdict = letter && letter.missing.length > 0 ? UNFILLED : allowed;
    const taken = !verdict.ok && verdict.reason === "taken";
    const holder = taken ? (names.get(subject.claim.claimedById ?? "") ?? null) : null;
    return { subject: asTold(staff, subject), verdict, holder, letter };
  });
  const rows = await Promise.all(weighed);
  return { rows: await withChecks(rows, wish), gone: trackIds.length - seen.length, toName: names.get(toId) ?? "" };
}

/** Which person of another organisation holds its case is not told; the office is. */
function asTold({ id }: Staff, subject: BulkSubject): BulkSubject {
  const { own, claim } = subject;
  return own || claim.claimedById === id ? subject : { ...subject, claim: { ...claim, claimedById: null } };
}

/** What would go through but for the checklist of its case; asked last, and only of those. */
async function withChecks(rows: readonly WeighedRow[], wish: BulkWish): Promise<readonly WeighedRow[]> {
  if (wish.kind !== "decide") return rows;
  const going = rows.filter(({ verdict }) => verdict.ok).map(({ subject }) => subject.caseId);
  const stopped = await stoppedCases(going, wish.action);
  const verdict = { ok: false, reason: "checks_open" } as const;
  return rows.map((row) => (row.verdict.ok && stopped.has(row.subject.caseId) ? { ...row, verdict } : row));
}

const UNFILLED = { ok: false, reason: "unfilled" } as const;

function onceACase(subjects: readonly BulkSubject[]): readonly BulkSubject[] {
  return subjects.filter(({ caseId }, at) => subjects.findIndex((other) => other.caseId === caseId) === at);
}
