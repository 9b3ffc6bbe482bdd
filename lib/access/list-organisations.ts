import { db } from "@/lib/infra/db/client";
import { HOME_ORGANISATION, ORGANISATION_KINDS, type OrganisationKind } from "./organisation";
import type { Staff } from "./staff";

export type NamedOrganisation = { id: string; name: string; kind: OrganisationKind };

const MOST = 500;

export type ListedOrganisation = NamedOrganisation & { home: boolean; people: number };

/** The name of the asker's own organisation. */
export async function ownOrganisation({ organisationId: id }: Staff): Promise<string> {
  return (await db.organisation.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;
}

/** Whether there is more than one: pages of a single office say nothing of organisations. */
export async function severalOrganisations(): Promise<boolean> {
  return (await db.organisation.count()) > 1;
}

/** All organisations with how many people they have, the home one first: for those who run the installation. */
export async function allOrganisations(): Promise<ListedOrganisation[]> {
  const select = { id: true, name: true, kind: true, _count: { select: { staff: true } } } as const;
  const rows = await db.organisation.findMany({ orderBy: { createdAt: "asc" }, take: MOST, select });
  return rows.flatMap(({ id, name, kind, _count }) => {
    const known = ORGANISATION_KINDS.find((one) => one === kind);
    return known ? [{ id, name, kind: known, home: id === HOME_ORGANISATION, people: _count.staff }] : [];
  });
}

/** All other organisations of this installation by their names; every member of staff may know which there are. */
export async function otherOrganisations({ organisationId }: Staff): Promise<NamedOrganisation[]> {
  const rows = await db.organisation.findMany({
    where: { id: { not: organisationId } },
    orderBy: { name: "asc" },
    take: MOST,
    select: { id: true, name: true, kind: true },
  });
  return rows.flatMap(({ kind, ...row }) => {
    const known = ORGANISATION_KINDS.find((one) => one === kind);
    return known ? [{ ...row, kind: known }] : [];
  });
}
