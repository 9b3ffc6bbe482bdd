import type { ChecklistItem, ChecklistKind } from "@/lib/cases/checklists/checklist";
import { COMMON_ITEMS } from "@/lib/cases/checklists/house-items";
import { KIND_ITEMS } from "@/lib/cases/checklists/house-kind-items";

const ITEMS = { ...COMMON_ITEMS, ...KIND_ITEMS };
type ItemName = keyof typeof ITEMS;

/** What the product proposes, kind by kind, in the order in which one looks. All of it is advice: an office says itself what a step waits for. */
const LISTS = {
  bought_praise: ["shop", "sentences", "reviewers", "originals", "graded", "preserved", "heard"],
  cashback_card: ["shop", "card_whole", "praise_wanted", "bought", "graded", "reporter", "heard"],
  checkin_meal: ["shop", "praise_wanted", "disclosed", "money", "graded", "heard"],
  experience_officer: ["shop", "praise_wanted", "chosen", "disclosed", "graded", "heard"],
  empty_parcel: ["shop", "waybill", "route", "received", "preserved", "graded", "place"],
  inflated_sales: ["shop", "figures", "comparison", "preserved", "place", "heard"],
  suppressed_reviews: ["shop", "before_deletion", "who_hid", "originals", "reporter", "preserved"],
  paid_bad_reviews: ["demand", "genuine", "originals", "money", "crime", "graded"],
  reverse_brushing: ["shop", "batch", "not_own", "preserved", "graded", "crime"],
  brushing_group: ["group", "roles", "money", "originals", "reporter", "repeats", "crime"],
  insider: ["shop", "relation", "reviewers", "disclosed", "reporter", "heard"],
  general: ["shop", "place", "originals", "graded", "repeats", "limitation", "reporter", "heard"],
} as const satisfies Record<ChecklistKind, readonly ItemName[]>;

/** The list that ships with the product for a kind: what an office has until it writes its own. */
export function houseItems(kind: ChecklistKind): readonly ChecklistItem[] {
  return LISTS[kind].map((key) => {
    const words: Omit<ChecklistItem, "key" | "before" | "proof"> & { proof?: ChecklistItem["proof"] } = ITEMS[key];
    return { key, ...words, before: [], proof: words.proof ?? null };
  });
}
