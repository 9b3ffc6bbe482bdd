import { Prisma } from "@/lib/infra/db/client";
import type { Permission } from "./roles";
import { profilesWith } from "./share-profile";
import type { Staff } from "./staff";

type Asker = Pick<Staff, "organisationId">;

/**
 * Who may see which case, said once: the organisation that owns it, and one that it is shared with, while the share
 * lasts and as far as its profile carries the permission. Everything that staff read or write of a case goes through
 * here, so that another's case is answered like a number that was never given out.
 *
 * A new read names the permission that it asked `authorise` for, and takes one of these ways:
 * - a use case on one case by its number: `findCase(staff, reference, permission)`; on a file: `findPicture`
 * - a query of its own on "case": `where: { …, AND: [caseScope(staff, permission, at)] }`
 * - a query on what hangs on a case: `where: { …, case: caseScope(staff, permission, at) }`
 * - a list over many tracks or cases in SQL: `ownedBy(staff, "t")`, and in a second branch `sharedWith(staff, …)`;
 *   one condition with OR over a million rows finds no index
 * What is a partner's to read of a case beyond its own columns is for `lib/cases/partner-view.ts` to say.
 * `lib/cases/scope.test.ts` fails on a use case that reads a case in another way.
 */
export function caseScope(staff: Asker, permission: Permission, at: Date): Prisma.CaseWhereInput {
  const { organisationId } = staff;
  const live = { organisationId, profile: { in: profilesWith(permission) }, endedAt: null, until: { gt: at } };
  return { OR: [{ organisationId }, { shares: { some: live } }] };
}

/** In SQL: the row of this alias (a "case" or a track) belongs to the asker's organisation. */
export function ownedBy(staff: Asker, alias: "c" | "t"): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(alias)}.organisation_id = ${staff.organisationId}::uuid`;
}

/** In SQL: the case of this id is shared with the asker's organisation, as far as the permission goes. */
export function sharedWith(staff: Asker, { id, permission, at }: SharedRow): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(id)} IN (
    SELECT share.case_id FROM case_share share WHERE share.organisation_id = ${staff.organisationId}::uuid
    AND share.profile = ANY(${profilesWith(permission)}::text[]) AND share.ended_at IS NULL AND share.until > ${at})`;
}

type SharedRow = { id: "c.id" | "t.case_id"; permission: Permission; at: Date };
