import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { type HeldChoice, type HeldField, heldDecisionSchema, whyHeld } from "@/lib/evidence/held-file";
import { makeSafeCopyLater } from "@/lib/evidence/make-safe-copy";
import { canBeShown, findHeldFile, type WantedFile } from "@/lib/evidence/open-held-file";
import { readEvidenceLater } from "@/lib/evidence/read-evidence-later";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

export type DecideHeldFile = WantedFile & { decision: string; because: string };

export type DecideHeldFileResult =
  | { ok: true; decision: HeldChoice }
  | NotPermitted
  | Recused
  /** `nothing_to_show`: no picture could be drawn of it before it was sealed. */
  | { ok: false; reason: "not_found" | "not_held" | "nothing_to_show" }
  | { ok: false; reason: "unreadable"; errors: Partial<Record<HeldField, string>> };

type Found = NonNullable<Awaited<ReturnType<typeof findHeldFile>>>;

/**
 * A person decides about a file that was held: to show its copy after all, or to keep it closed. One that nobody could
 * scan in time gets its copy made now, without a scanner. The same words again are answered like the first time.
 */
export async function decideHeldFile(
  staff: Staff,
  input: DecideHeldFile,
  at = new Date(),
): Promise<DecideHeldFileResult> {
  const may = authorise(staff, "evidence:release");
  if (!may.ok) return may;
  const read = heldDecisionSchema.safeParse(input);
  if (!read.success) {
    const errors = Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { ok: false, reason: "unreadable", errors };
  }
  const found = await findHeldFile(staff, input);
  if (!found) return { ok: false, reason: "not_found" };
  if (await isRecused({ caseId: found.caseId, staffId: staff.id })) return RECUSED;
  const { decision, because } = read.data;
  const last = found.heldDecisions[0];
  const again = last?.decision === decision && last.because === because && last.staffId === staff.id;
  if (again) return { ok: true, decision };
  if (!whyHeld(found, at)) return { ok: false, reason: "not_held" };
  if (decision === "show" && !canBeShown(found)) return { ok: false, reason: "nothing_to_show" };
  const done = await inTransaction((tx) => conclude(tx, { staff, found, decision, because, at }));
  return done ? { ok: true, decision } : { ok: false, reason: "not_held" };
}

type Conclusion = { staff: Staff; found: Found; decision: HeldChoice; because: string; at: Date };

/** Of two people who decide at once about showing it, and of one and the worker, the second finds it no longer held. */
async function conclude(tx: Tx, { staff, found, decision, because, at }: Conclusion): Promise<boolean> {
  const { id, caseId, sha256, copyVerdict } = found;
  const shown = decision === "show" && copyVerdict === "held";
  const data = shown ? { copyVerdict: "ready", copyReason: null } : { copyVerdict };
  const { count } = await tx.evidence.updateMany({ where: { id, copyVerdict }, data });
  if (count === 0) return false;
  await tx.heldDecision.create({
    data: { evidenceId: id, decision, because, staffId: staff.id, at },
    select: { id: true },
  });
  if (shown) await readEvidenceLater(tx, id);
  else if (decision === "show") await makeSafeCopyLater(tx, id);
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "evidence.hold_decided",
    subject: { kind: "evidence", id },
    data: { caseId, sha256, decision },
    at,
  });
  return true;
}
