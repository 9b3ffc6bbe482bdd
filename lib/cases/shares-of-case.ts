import { isHandlingMark } from "@/lib/access/handling-mark";
import { isShareProfile } from "@/lib/access/share-profile";
import { type ShareView, shareState } from "@/lib/cases/share";
import { db } from "@/lib/infra/db/client";

/** With whom a case was ever shared, the latest first. The caller has checked that it is the asker's own. */
export async function sharesOfCase(caseId: string, now: Date): Promise<readonly ShareView[]> {
  const rows = await db.caseShare.findMany({
    where: { caseId },
    orderBy: [{ sharedAt: "desc" }, { id: "desc" }],
    include: { organisation: { select: { name: true } } },
  });
  const ids = [...new Set(rows.map(({ sharedById }) => sharedById))];
  const people = await db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.flatMap(({ id, organisation, profile, mark, reason, sharedById, sharedAt, until, endedAt }) => {
    if (!isShareProfile(profile) || !isHandlingMark(mark)) return [];
    const by = names.get(sharedById) ?? "";
    const state = shareState({ until, endedAt }, now);
    return [{ id, organisation: organisation.name, profile, mark, reason, by, sharedAt, until, endedAt, state }];
  });
}
