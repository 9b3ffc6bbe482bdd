import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import type { Staff } from "./staff";

export type PictureChoice = { readonly blurPictures: boolean } | { readonly greyPictures: boolean };

/** How pictures of cases look to this person until they ask for one (C26). What is on record of a look stays the same. */
export async function switchPictures(staff: Staff, choice: PictureChoice, at = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.staff.update({ where: { id: staff.id }, data: choice, select: { id: true } });
    const subject = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { at, actor: subject, action: "staff.preference_changed", subject, data: { ...choice } });
  });
}
