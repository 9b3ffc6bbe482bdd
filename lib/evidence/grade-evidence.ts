import { z } from "zod";
import { caseScope } from "@/lib/access/case-scope";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { CREDIBILITIES, RELIABILITIES } from "@/lib/evidence/grade";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

const LONGEST = 500;
const graded = z.object({
  reliability: z.enum(RELIABILITIES, "reliability_missing"),
  credibility: z.enum(CREDIBILITIES, "credibility_missing"),
  reason: z.string().trim().min(1, "reason_missing").max(LONGEST, "too_long"),
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});

export type GradeEvidence = {
  reference: string;
  evidenceId: string;
  reliability: string;
  credibility: string;
  reason: string;
  onceKey: string;
};
export type GradeField = "reliability" | "credibility" | "reason";
export type GradeEvidenceResult =
  | { ok: true; n: number }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "unreadable"; errors: Partial<Record<GradeField, string>> };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Says how far an item of evidence is to be trusted: its source from A to F, what it says from 1 to 6, and why. Grades
 * are added, never changed; the last one counts and the others stay to be read. A second click writes nothing.
 */
export async function gradeEvidence(staff: Staff, input: GradeEvidence, at = new Date()): Promise<GradeEvidenceResult> {
  const may = authorise(staff, "case:decide:triage");
  if (!may.ok) return may;
  const { reference, evidenceId, ...rest } = input;
  const read = graded.safeParse(rest);
  if (!read.success) {
    const errors = Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { ok: false, reason: "unreadable", errors };
  }
  const grade = { ...read.data, onceKey: `${staff.id}:${read.data.onceKey}`, reference, evidenceId, at };
  try {
    return await inTransaction((tx) => keepGrade(tx, staff, grade));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return gradeEvidence(staff, input, at);
  }
}

type Kept = z.output<typeof graded> & { reference: string; evidenceId: string; at: Date };

async function keepGrade(tx: Tx, staff: Staff, { reference, ...grade }: Kept): Promise<GradeEvidenceResult> {
  const { evidenceId, onceKey } = grade;
  const found = await findItem(tx, staff, { reference, evidenceId });
  if (!found) return { ok: false, reason: "not_found" };
  const { caseId } = found;
  if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
  const again = await tx.evidenceGrade.findUnique({ where: { onceKey }, select: { id: true } });
  if (!again) await write(tx, { ...grade, staff, caseId });
  return { ok: true, n: found.position };
}

type Written = Omit<Kept, "reference"> & { staff: Staff; caseId: string };

async function write(tx: Tx, { staff, caseId, ...grade }: Written): Promise<void> {
  const { evidenceId, reliability, credibility, at } = grade;
  await tx.evidenceGrade.create({ data: { ...grade, staffId: staff.id }, select: { id: true } });
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "evidence.graded",
    subject: { kind: "evidence", id: evidenceId },
    data: { caseId, grade: `${reliability}${credibility}` },
    at,
  });
}

function findItem(tx: Tx, staff: Staff, { reference, evidenceId }: Pick<GradeEvidence, "reference" | "evidenceId">) {
  if (!UUID.test(evidenceId)) return null;
  const scope = caseScope(staff, "own", new Date());
  return tx.evidence.findFirst({
    where: { id: evidenceId, case: { reference, AND: [scope] } },
    select: { position: true, caseId: true },
  });
}
