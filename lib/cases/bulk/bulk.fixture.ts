import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import type { BulkWish, DecisionWish, WishTyped } from "@/lib/cases/bulk/bulk-wish";
import { placeBulkOrder, type SeenRow } from "@/lib/cases/bulk/place-bulk-order";
import { previewBulk } from "@/lib/cases/bulk/preview-bulk";
import { caseForTest } from "@/lib/cases/case.fixture";
import { readCase } from "@/lib/cases/read-case";
import { db } from "@/lib/infra/db/client";

export type MadeCase = Awaited<ReturnType<typeof caseForTest>>;

/** Cases of a minute ago that these people have opened and read. */
export async function readCases(count: number, ...readers: readonly Staff[]): Promise<MadeCase[]> {
  const made: MadeCase[] = [];
  for (let n = 0; n < count; n++) {
    const one = await caseForTest({ at: new Date(Date.now() - 60_000) });
    for (const reader of readers) await readCase(reader, one.reference);
    made.push(one);
  }
  return made;
}

/** What a form sends with nothing in it. */
export const NOTHING_TYPED: WishTyped = {
  to: "",
  until: "",
  reason: "",
  ground: "",
  message: "",
  note: "",
  target: "",
  reply: "",
};

const NOTHING = { ground: "", message: "", note: "", target: "", reply: "" };

export function deciding(action: DecisionWish["action"], more: Partial<DecisionWish> = {}): DecisionWish {
  return { kind: "decide", track: "report", ...NOTHING, ...more, action };
}

/** What platforms are called here: by their codes. */
export const platformIn = (platform: string) => platform;

/** Later than the time for undoing. */
export const LATER = (at = new Date()) => new Date(at.getTime() + 31_000);

/** What a person sees in the preview of these tracks. */
export async function previewed(staff: Staff, wish: BulkWish, trackIds: readonly string[]) {
  const preview = await previewBulk(staff, { wish, trackIds, platformIn });
  if (!preview.ok) throw new Error(preview.reason);
  const rows = preview.rows.flatMap(({ subject, verdict }): SeenRow[] => {
    const { trackId, version, assignment } = subject;
    return verdict.ok ? [{ trackId, version, assignmentId: assignment?.id ?? "" }] : [];
  });
  return {
    rows,
    seenAt: preview.seenAt,
    verdicts: preview.rows.map(({ verdict }) => (verdict.ok ? "ok" : verdict.reason)),
  };
}

/** The order that follows a preview. */
export async function ordered(
  staff: Staff,
  wish: BulkWish,
  trackIds: readonly string[],
  secondsAgo = 0,
): Promise<string> {
  const { rows, seenAt } = await previewed(staff, wish, trackIds);
  const order = { wish, rows, seenAt, onceKey: randomUUID(), platformIn };
  const placed = await placeBulkOrder(staff, order, new Date(Date.now() - secondsAgo * 1000));
  if (!placed.ok) throw new Error(placed.reason);
  return placed.orderId;
}

/** What came of each item, in order: `done`, why it was skipped, or `open`. */
export async function outcomesOf(orderId: string): Promise<string[]> {
  const items = await db.bulkItem.findMany({ where: { orderId }, orderBy: { place: "asc" } });
  return items.map(({ outcome, reason }) => reason ?? outcome ?? "open");
}
