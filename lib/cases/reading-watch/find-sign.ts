import type { Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A sign of this person's own organisation; null for any other name. */
export async function findSign({ organisationId }: Staff, id: string) {
  return UUID.test(id) ? db.readingSign.findFirst({ where: { id, organisationId } }) : null;
}
