import { db } from "@/lib/infra/db/client";
import { ORGANISATION_KINDS, type OrganisationKind } from "./organisation";
import type { Staff } from "./staff";

export type NamedOrganisation = { id: string; name: string; kind: OrganisationKind };

const MOST = 500;

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
