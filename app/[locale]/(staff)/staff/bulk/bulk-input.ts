import type { Form } from "@/app/_server/form";
import { PREVIEW_FIELD } from "@/app/_server/preview-token";
import { type BulkAct, readAct } from "@/lib/cases/bulk/bulk-act";
import { WISH_FIELDS, type WishTyped } from "@/lib/cases/bulk/bulk-wish";
import { idsAmong } from "@/lib/cases/bulk/choose-rows";
import type { SeenRow } from "@/lib/cases/bulk/place-bulk-order";

/** Names of all fields of the bar, the form and the preview: the only ones that their route reads. */
export const BULK_FIELDS = [
  "list",
  "act",
  "track",
  "shown",
  "item",
  "seen",
  "once",
  "template",
  ...WISH_FIELDS,
  PREVIEW_FIELD,
] as const;

export type BulkInput = {
  /** Null while nothing was chosen. */
  act: BulkAct | null;
  trackIds: readonly string[];
  /** What the page of the list showed; only the bar sends it. */
  shown: readonly string[];
  typed: WishTyped;
  /** The reply that was chosen to begin with. */
  template: string;
  /** The list of the queue, as an address. */
  list: string;
  once: string;
  /** What a preview showed: the rows that would go through, and when. */
  rows: readonly SeenRow[];
  seenAt: Date;
  previewed: string;
};

const ITEM = /^([0-9a-f-]{36})~(\d{1,9})~([0-9a-f-]{36})?$/;

export function bulkInput(form: Form): BulkInput {
  const seen = Number(form.get("seen"));
  return {
    act: readAct(form.get("act")),
    trackIds: idsAmong(form.all("track")),
    shown: form.all("shown"),
    typed: Object.fromEntries(WISH_FIELDS.map((name) => [name, form.get(name)])) as WishTyped,
    template: form.get("template"),
    list: form.get("list"),
    once: form.get("once"),
    rows: form.all("item").flatMap(rowIn),
    seenAt: new Date(Number.isSafeInteger(seen) ? seen : 0),
    previewed: form.get(PREVIEW_FIELD),
  };
}

function rowIn(text: string): SeenRow[] {
  const [, trackId, version, assignmentId = ""] = ITEM.exec(text) ?? [];
  return trackId && version ? [{ trackId, version: Number(version), assignmentId }] : [];
}

/** A row as the preview's form carries it. */
export function rowText({ trackId, version, assignmentId }: SeenRow): string {
  return `${trackId}~${version}~${assignmentId}`;
}

/** Everything that a preview stands for: what is ordered is this, and nothing else. */
export function orderedWords({ act, typed, rows, seenAt, once }: BulkInput): string[] {
  const said = WISH_FIELDS.map((name) => typed[name]);
  return [JSON.stringify(act), ...said, once, `${seenAt.getTime()}`, ...rows.map(rowText)];
}
