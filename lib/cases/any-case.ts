import { db } from "@/lib/infra/db/client";

/** Whether any case was ever opened here: an installation in use is never filled with a demonstration. */
export async function anyCase(): Promise<boolean> {
  return (await db.case.findFirst({ select: { id: true } })) !== null;
}
