import { Prisma } from "@/lib/infra/db/client";
import { type HandlingMark, isHandlingMark, marksOpenTo } from "./handling-mark";
import { isShareProfile, profilesWith, type Reach, type ShareProfile } from "./share-profile";
import { type Staff, withinShare } from "./staff";

type Asker = Pick<Staff, "organisationId" | "permissions">;

/**
 * Who may see which case, said once: the organisation that owns it, and one that it is shared with, while the share
 * lasts, as far as its profile carries the permission, and those of its people whom its mark lets know. Everything that
 * staff read or write of a case goes through here, so that another's case is answered like a number never given out.
 *
 * A new read names the permission that it asked `authorise` for, and takes one of these ways:
 * - a use case on one case by its number: `findCase(staff, reference, permission)`; on a file: `findPicture`. What the
 *   person may do with that very case is then `found.as`, who holds no more than the share lets them
 * - what is the owner's alone, such as whose turn it is there, or which cases have one reporter: `findCase(…, "own")`
 * - a query of its own on "case": `where: { …, AND: [caseScope(staff, permission, at)] }`
 * - a query on what hangs on a case: `where: { …, case: caseScope(staff, permission, at) }`
 * - a list over many tracks or cases in SQL: `ownedBy(staff, "t")`, and in a second branch `sharedWith(staff, …)`;
 *   one condition with OR over a million rows finds no index
 * What is a partner's to read on the page of a case is for `lib/cases/partner-view.ts` to say.
 * `lib/architecture.test.ts` and `app/_server/case-scope.test.ts` fail on a use case that reads a case in another way.
 */
export function caseScope(staff: Asker, reach: Reach, at: Date): Prisma.CaseWhereInput {
  const { organisationId } = staff;
  const live = { ...liveShare(staff, at), profile: { in: profilesWith(reach) } };
  return { OR: [{ organisationId }, { shares: { some: live } }] };
}

function liveShare(staff: Asker, at: Date) {
  const { organisationId } = staff;
  return { organisationId, mark: { in: marksOpenTo(staff) }, endedAt: null, until: { gt: at } };
}

/** The columns of a case that say by what right somebody sees it, for `shareOf` and `asSeen`. */
export function rightColumns(staff: Asker, at: Date) {
  const share = { profile: true, mark: true, until: true } as const;
  return { organisationId: true, shares: { where: liveShare(staff, at), select: share, take: 1 } } as const;
}

type Right = { organisationId: string; shares: readonly { profile: string; mark: string; until: Date }[] };
export type SeenShare = { profile: ShareProfile; mark: HandlingMark; until: Date };

/** The share by which the asker sees this case; null when it is their organisation's own. */
export function shareOf(staff: Asker, row: Right): SeenShare | null {
  if (row.organisationId === staff.organisationId) return null;
  const [share] = row.shares;
  if (!share || !isShareProfile(share.profile) || !isHandlingMark(share.mark)) {
    throw new Error("a case of another organisation was read without a share");
  }
  return { profile: share.profile, mark: share.mark, until: share.until };
}

/** The person with what they may do with this very case. */
export function asSeen(staff: Staff, row: Right): Staff {
  const share = shareOf(staff, row);
  return share ? withinShare(staff, share.profile) : staff;
}

/** In SQL: the row of this alias (a "case" or a track) belongs to the asker's organisation. */
export function ownedBy(staff: Asker, alias: "c" | "t"): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(alias)}.organisation_id = ${staff.organisationId}::uuid`;
}

type SharedRow = { id: "c.id" | "t.case_id"; permission: Reach; at: Date };

/** In SQL: the case of this id is shared with the asker's organisation, as far as the permission goes. */
export function sharedWith(staff: Asker, { id, permission, at }: SharedRow): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(id)} IN (
    SELECT share.case_id FROM case_share share WHERE share.organisation_id = ${staff.organisationId}::uuid
    AND share.profile = ANY(${profilesWith(permission)}::text[]) AND share.mark = ANY(${marksOpenTo(staff)}::text[])
    AND share.ended_at IS NULL AND share.until > ${at})`;
}
