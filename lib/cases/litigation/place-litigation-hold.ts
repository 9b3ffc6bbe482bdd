import { z } from "zod";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { noteDeskChange } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { HOLD_BASES } from "@/lib/cases/litigation/litigation-hold";
import { lockWithCarried } from "@/lib/cases/litigation/lock-with-carried";
import { writtenText } from "@/lib/cases/schema";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

const LONGEST_MATTER = 200;

const placeSchema = z.object({
  basis: z.enum(HOLD_BASES, "basis_missing"),
  matter: writtenText.refine((text) => text.length <= LONGEST_MATTER, { error: "matter_too_long" }),
  reason: writtenText.refine((text) => text !== "", { error: "reason_missing" }),
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});
export type PlaceHold = { reference: string; basis: string; matter: string; reason: string; onceKey: string };
export type PlaceField = "basis" | "matter" | "reason";
export type PlaceHoldResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "fields"; problems: Partial<Record<PlaceField, string>> };

type Placing = z.output<typeof placeSchema> & { caseId: string; at: Date };

/**
 * Keeps a case, and all that is carried on in it, as it is until two people let it go (G5). One person is enough to
 * protect; a case may be kept for several matters at once, each with a hold of its own.
 */
export async function placeLitigationHold(
  staff: Staff,
  input: PlaceHold,
  at: Date = new Date(),
): Promise<PlaceHoldResult> {
  const may = authorise(staff, "hold:place");
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = placeSchema.safeParse(input);
  if (!parsed.success) {
    const problems = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { ok: false, reason: "fields", problems };
  }
  return inTransaction((tx) => place(tx, staff, { ...parsed.data, caseId: found.id, at }));
}

async function place(tx: Tx, staff: Staff, { caseId, basis, matter, reason, onceKey, at }: Placing) {
  await lockWithCarried(tx, caseId);
  const key = `${staff.id}:${onceKey}`;
  if (await tx.litigationHold.findUnique({ where: { onceKey: key }, select: { id: true } })) {
    return { ok: true } as const;
  }
  if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
  const row = { caseId, basis, matter, reason, placedById: staff.id, placedAt: at, onceKey: key };
  const { id } = await tx.litigationHold.create({ data: row, select: { id: true } });
  const said = { kind: "litigation_hold_placed", action: "litigation.placed" } as const;
  await noteDeskChange(tx, staff, { caseId, ...said, data: { hold: id, basis }, at });
  return { ok: true } as const;
}
