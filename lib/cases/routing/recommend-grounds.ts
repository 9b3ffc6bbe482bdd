import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { UNIT_GROUNDS } from "./unit-grounds";

export type RecommendGroundsResult =
  | { ok: true }
  | NotPermitted
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "stale"; now: readonly string[] };

/** Which grounds are recommended, as one text for a form to bring back. */
export function groundsSeen(grounds: readonly string[]): string {
  return grounds.join(" ");
}

/**
 * Says which grounds a unit most often decides by; its people see them first. What is no ground of ours is passed over.
 * `seen`: those recommended when the form was made (groundsSeen); `stale`: somebody has recommended others since.
 */
export async function recommendGrounds(
  staff: Staff,
  input: { unitId: string; grounds: readonly string[]; seen: string },
  at: Date = new Date(),
): Promise<RecommendGroundsResult> {
  const may = authorise(staff, "rules:change");
  if (!may.ok) return may;
  const { organisationId } = staff;
  const grounds = UNIT_GROUNDS.filter((ground) => input.grounds.includes(ground));
  if (!isId(input.unitId)) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx) => {
    const now = await lockedGrounds(tx, input.unitId, organisationId);
    if (!now) return { ok: false, reason: "not_found" };
    // A second click says what is there already: it is no event.
    if (groundsSeen(now) === groundsSeen(grounds)) return { ok: true };
    if (groundsSeen(now) !== input.seen) return { ok: false, reason: "stale", now };
    await tx.unit.update({ where: { id: input.unitId }, data: { grounds }, select: { id: true } });
    const [actor, subject] = [
      { kind: "staff", id: staff.id },
      { kind: "rules", id: organisationId },
    ] as const;
    const data = { unit: input.unitId, grounds: grounds.join(" ") };
    await appendAudit(tx, { actor, action: "rules.grounds_recommended", subject, data, at });
    return { ok: true };
  });
}

async function lockedGrounds(tx: Tx, id: string, organisationId: string): Promise<readonly string[] | null> {
  await tx.$queryRaw`SELECT 1 FROM unit WHERE id = ${id}::uuid FOR UPDATE`;
  const unit = await tx.unit.findUnique({ where: { id, organisationId }, select: { grounds: true } });
  return unit?.grounds ?? null;
}
