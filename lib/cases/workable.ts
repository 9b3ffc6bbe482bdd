import { holds, type Staff } from "@/lib/access/staff";
import type { ListedRow } from "@/lib/cases/list-queue";
import { isOpen } from "@/lib/cases/track";

type Row = Pick<ListedRow, "claim" | "desk" | "position">;

/** Whether it is this person's turn: nobody else has the row in hand, it waits for nothing, has not ended. In SQL: workableConditions. */
export function isWorkable(staff: Pick<Staff, "id" | "permissions">, { claim, desk, position }: Row): boolean {
  const free = claim === null || claim.staffId === staff.id;
  const own = desk.assignedTo === null || desk.assignedTo.own;
  const asked = desk.escalated && !holds(staff, "case:assign");
  return free && own && !desk.recused && !asked && desk.heldUntil === null && isOpen(position);
}
