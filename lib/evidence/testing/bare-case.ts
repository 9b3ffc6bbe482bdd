import { randomBytes } from "node:crypto";
import { db } from "@/lib/infra/db/client";

/** A case that is nothing but a place for evidence. */
export async function bareCase(): Promise<{ id: string; reference: string }> {
  const reference = `TEST-${randomBytes(6).toString("hex")}`;
  const words = { behaviour: "fabricated_review", platform: "other", shopName: "店", title: "件", searchText: "" };
  const at = new Date();
  const { id } = await db.case.create({
    data: { reference, ...words, openedAt: at, updatedAt: at },
    select: { id: true },
  });
  return { id, reference };
}
