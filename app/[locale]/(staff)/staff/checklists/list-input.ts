import type { Form } from "@/app/_server/form";
import { type ChecklistItem, STOPPABLE } from "@/lib/cases/checklists/checklist";
import { type ListDraft, MOST_ITEMS } from "@/lib/cases/checklists/schema";

const COLUMNS = ["key", "place", "zh", "en", "whyZh", "whyEn", "proof"] as const;
/** One more than can be kept, for the empty one below. */
const NUMBERS = Array.from({ length: MOST_ITEMS + 1 }, (_, at) => at + 1);
export const LIST_FIELDS = [
  "base",
  "case",
  ...COLUMNS,
  ...NUMBERS.flatMap((number) => [`before-${number}`, `remove-${number}`]),
];

/** One item as it stands in the form. */
export type ItemTyped = Record<(typeof COLUMNS)[number], string> & { before: readonly string[] };
export type ListTyped = { base: string; case: string; rows: readonly ItemTyped[] };

export const BLANK: ItemTyped = { key: "", place: "", zh: "", en: "", whyZh: "", whyEn: "", proof: "", before: [] };

/** The items of a form in the order that their numbers say; empty ones and those to be removed are gone. */
export function typedIn(form: Form): ListTyped {
  const length = Math.max(...COLUMNS.map((name) => form.all(name).length));
  const rows = Array.from({ length }, (_, at) => {
    const cells = COLUMNS.map((name) => [name, form.all(name)[at] ?? ""]);
    const row = { ...Object.fromEntries(cells), before: form.all(`before-${at + 1}`) } as ItemTyped;
    return { row, gone: form.get(`remove-${at + 1}`) !== "" || isBlank(row) };
  });
  const kept = rows.filter(({ gone }) => !gone).map(({ row }) => row);
  const ordered = kept.toSorted((one, other) => placeOf(one) - placeOf(other));
  return { base: form.get("base"), case: form.get("case"), rows: ordered };
}

function isBlank({ zh, en, whyZh, whyEn }: ItemTyped): boolean {
  return [zh, en, whyZh, whyEn].every((text) => text.trim() === "");
}

function placeOf({ place }: ItemTyped): number {
  const number = Number.parseFloat(place);
  return Number.isFinite(number) ? number : Number.MAX_SAFE_INTEGER;
}

/** What the form says, for the use cases to read. */
export function draftOf({ base, rows }: ListTyped): ListDraft {
  const items = rows.map(({ place: _, ...item }) => item);
  return { base, items } as unknown as ListDraft;
}

/** A list as its form begins. */
export function typedOf(base: number, items: readonly ChecklistItem[]): ListTyped {
  const rows = items.map(({ proof, ...item }, at) => ({ ...item, place: `${at + 1}`, proof: proof ?? "" }));
  return { base: `${base}`, case: "", rows };
}

/** The steps that were chosen, in the order of the list. */
export function chosenSteps({ before }: ItemTyped) {
  return STOPPABLE.filter((step) => before.includes(step));
}
