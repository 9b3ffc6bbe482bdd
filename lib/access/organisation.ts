/** The organisation that the installation begins with: it owns every new report unless somebody says otherwise. */
export const HOME_ORGANISATION = "00000000-0000-7000-8000-000000000001";

export const ORGANISATION_KINDS = ["association", "regulator", "platform", "agency"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What an organisation is, from its row; one of a kind that this version does not know has the fewest duties. */
export function organisationKind(text: string): OrganisationKind {
  return ORGANISATION_KINDS.find((kind) => kind === text) ?? "agency";
}

/** Whether somebody belongs to the organisation that runs the installation: its administrators let others in. */
export function isOfHome({ organisationId }: { organisationId: string }): boolean {
  return organisationId === HOME_ORGANISATION;
}
