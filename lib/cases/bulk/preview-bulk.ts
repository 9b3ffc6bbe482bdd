import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { actName, BULK_LIMIT } from "@/lib/cases/bulk/bulk-act";
import { type ToWeigh, type Weighed, weighRows } from "@/lib/cases/bulk/weigh-rows";
import { inTransaction } from "@/lib/infra/db/client";

export type PreviewBulk = ToWeigh;
export type PreviewBulkResult =
  | ({ ok: true; seenAt: Date } & Weighed)
  | NotPermitted
  | { ok: false; reason: "nothing_chosen" | "too_many" };

/** What an order would do, row by row, and why it would leave one out. Which cases were shown is on record. */
export async function previewBulk(
  staff: Staff,
  { wish, trackIds, platformIn }: PreviewBulk,
  at: Date = new Date(),
): Promise<PreviewBulkResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  if (trackIds.length === 0) return { ok: false, reason: "nothing_chosen" };
  if (trackIds.length > BULK_LIMIT) return { ok: false, reason: "too_many" };
  const weighed = await weighRows(staff, { wish, trackIds, platformIn }, at);
  const shown = weighed.rows.map(({ subject }) => subject.reference).join(" ");
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "case.listed",
      subject: { kind: "staff", id: staff.id },
      data: { bulk: actName(wish), shown },
      at,
    }),
  );
  return { ok: true, seenAt: at, ...weighed };
}
