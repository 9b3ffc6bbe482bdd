import { isRecused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { notePartRead } from "@/lib/cases/note-reading";
import type { Lapse } from "@/lib/cases/preservation/lapse";
import { lapsesOfCase, lettersOfCase, type SentLetter } from "@/lib/cases/preservation/preservation-view";
import { staffNames } from "@/lib/cases/queries";
import { reportedDays } from "@/lib/cases/reported-days";
import { db } from "@/lib/infra/db/client";

export type PreservationView = {
  readonly reference: string;
  /** The id of a platform, or how the reporter called it. */
  readonly platform: string;
  readonly platformTyped: string;
  readonly shop: string;
  readonly link: string;
  readonly office: string;
  readonly lapses: readonly Lapse[];
  readonly letters: readonly (SentLetter & { readonly by: string })[];
  readonly recusedMe: boolean;
};
export type ReadPreservationResult =
  | { ok: true; view: PreservationView }
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** Until when the platform must keep the records of a case, and what was asked of it. */
export async function readPreservation(
  staff: Staff,
  reference: string,
  now = new Date(),
): Promise<ReadPreservationResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const caseId = found.id;
  await notePartRead(staff, { caseIds: [caseId], part: "preservation", at: now });
  const [row, said, lapses, letters, recusedMe, office] = await Promise.all([
    db.case.findUniqueOrThrow({ where: { id: caseId }, select: { platform: true, shopName: true } }),
    reportedDays(caseId),
    lapsesOfCase(caseId, now),
    lettersOfCase(caseId),
    isRecused({ caseId, staffId: staff.id }),
    db.organisation.findUniqueOrThrow({ where: { id: staff.organisationId }, select: { name: true } }),
  ]);
  const names = await staffNames(
    staff,
    letters.map(({ sentById }) => sentById),
  );
  const view = {
    reference: found.reference,
    platform: row.platform,
    platformTyped: said.platformName,
    shop: row.shopName,
    link: said.link,
    office: office.name,
    lapses,
    letters: letters.map((letter) => ({ ...letter, by: names.get(letter.sentById) ?? "" })),
    recusedMe,
  };
  return { ok: true, view };
}
