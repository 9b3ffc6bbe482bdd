import { isRecused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { holdsOfCase } from "@/lib/cases/litigation/holds-of-case";
import type { HoldView } from "@/lib/cases/litigation/litigation-hold";
import { notePartRead } from "@/lib/cases/note-reading";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";

/** A request that a hold be lifted, while it waits for a second person. */
export type LiftRequest = {
  readonly id: string;
  readonly askedBy: string;
  readonly askedByMe: boolean;
  readonly lapsesAt: Date;
};
export type ReadLitigationResult =
  | {
      ok: true;
      reference: string;
      recusedMe: boolean;
      holds: readonly (HoldView & { readonly waiting: LiftRequest | null })[];
    }
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** What keeps a case as it is, what did before, and what is asked about it. */
export async function readLitigation(
  staff: Staff,
  reference: string,
  at: Date = new Date(),
): Promise<ReadLitigationResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const { id: caseId } = found;
  await notePartRead(staff, { caseIds: [caseId], part: "litigation", at });
  const [holds, recusedMe] = await Promise.all([holdsOfCase(staff, caseId), isRecused({ caseId, staffId: staff.id })]);
  const asked = { act: "hold_lift", subjectId: { in: holds.map(({ id }) => id) } };
  const requests = await db.approvalRequest.findMany({ where: { ...asked, decision: null, lapsesAt: { gt: at } } });
  const names = await staffNames(
    staff,
    requests.map(({ askedById }) => askedById),
  );
  const waitingFor = (hold: string): LiftRequest | null => {
    const request = requests.find(({ subjectId }) => subjectId === hold);
    if (!request) return null;
    const { id, askedById, lapsesAt } = request;
    return { id, askedBy: names.get(askedById) ?? "", askedByMe: askedById === staff.id, lapsesAt };
  };
  const withRequests = holds.map((hold) => ({ ...hold, waiting: waitingFor(hold.id) }));
  return { ok: true, reference: found.reference, recusedMe, holds: withRequests };
}
