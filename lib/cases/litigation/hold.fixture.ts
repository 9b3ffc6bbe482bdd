import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { askToLiftHold } from "@/lib/cases/litigation/ask-to-lift-hold";
import { placeLitigationHold } from "@/lib/cases/litigation/place-litigation-hold";
import { db } from "@/lib/infra/db/client";

/** A hold as a form would place it. */
export function placing(reference: string) {
  const matter = "（2026）川01民初123号";
  return { reference, basis: "suit", matter, reason: "公益诉讼已立案。", onceKey: randomUUID() };
}

/** Places a hold, and says which. */
export async function placedHold(staff: Staff, reference: string): Promise<string> {
  const placed = await placeLitigationHold(staff, placing(reference));
  if (!placed.ok) throw new Error(placed.reason);
  const where = { case: { reference }, placedById: staff.id };
  const { id } = await db.litigationHold.findFirstOrThrow({ where, orderBy: { id: "desc" } });
  return id;
}

/** A wish to have it lifted, as a form would send it. */
export function lifting(reference: string, hold: string) {
  return { reference, hold, purpose: "matter_ended", reason: "判决已于 11 月 1 日生效。", onceKey: randomUUID() };
}

/** Asks that it be lifted, and says which request that made. */
export async function askedLift(staff: Staff, reference: string, hold: string): Promise<string> {
  const asked = await askToLiftHold(staff, lifting(reference, hold));
  if (!asked.ok) throw new Error(asked.reason);
  const { id } = await db.approvalRequest.findFirstOrThrow({ where: { subjectId: hold }, orderBy: { id: "desc" } });
  return id;
}
