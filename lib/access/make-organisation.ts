import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction, isDuplicate } from "@/lib/infra/db/client";
import { isOfHome, ORGANISATION_KINDS } from "./organisation";
import { nameSchema } from "./schema";
import { authorise, type NotPermitted, type Staff } from "./staff";

export type MakeOrganisation = { name: string; kind: string };
export type OrganisationField = "name" | "kind";
export type MakeOrganisationResult =
  | { ok: true; id: string }
  | NotPermitted
  | { ok: false; reason: "name_taken" }
  | { ok: false; reason: "unreadable"; fields: readonly OrganisationField[] };

/** Lets another organisation into the installation, with no case and nobody in it. For administrators of the home one. */
export async function makeOrganisation(
  staff: Staff,
  input: MakeOrganisation,
  at = new Date(),
): Promise<MakeOrganisationResult> {
  const may = authorise(staff, "staff:manage");
  if (!may.ok) return may;
  if (!isOfHome(staff)) return { ok: false, reason: "not_permitted" };
  const name = nameSchema.safeParse(input.name);
  const kind = ORGANISATION_KINDS.find((known) => known === input.kind);
  if (!name.success || !kind) {
    const fields = [...(name.success ? [] : ["name" as const]), ...(kind ? [] : ["kind" as const])];
    return { ok: false, reason: "unreadable", fields };
  }
  try {
    return await inTransaction(async (tx) => {
      const data = { name: name.data, kind, createdAt: at, createdById: staff.id };
      const { id } = await tx.organisation.create({ data, select: { id: true } });
      const actor = { kind: "staff", id: staff.id } as const;
      const subject = { kind: "organisation", id } as const;
      await appendAudit(tx, { at, actor, action: "organisation.created", subject, data: { kind } });
      return { ok: true, id } as const;
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "name_taken" };
    throw error;
  }
}
