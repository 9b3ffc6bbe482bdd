import { withoutNumbers } from "@/lib/cases/without-numbers";
import { addDays, type PlainDate } from "@/lib/clocks/plain-date";

/** Why a published warning is taken back, as the public reads it. `expired` is the program's own. */
export const WITHDRAWAL_REASONS = ["ended", "not_upheld", "mistaken", "replaced"] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];
export const EXPIRED = "expired";

/** A warning stays for so many days at the most, and is suggested for so many; rules of the house. */
export const LONGEST_DAYS = 180;
export const SUGGESTED_DAYS = 90;

const SHAPE = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** What stands where a number was. */
const HIDDEN = /■/;
/** A single character is no name. */
const SHORTEST_NAME = 2;

type Text = { readonly textZh: string; readonly textEn: string; readonly shopName: string };
export type PublicationFault = "until_missing" | "until_range" | "identifying";

/** Why a text may not be published until this day; null when it may. */
export function publicationFault(text: Text, until: string, today: PlainDate): PublicationFault | null {
  if (!isDay(until)) return "until_missing";
  if (until < today || until > addDays(today, LONGEST_DAYS)) return "until_range";
  return identifies(text) ? "identifying" : null;
}

/** Whether a text names the shop, or holds what leads to a case or a person: numbers, addresses, our own case numbers. */
export function identifies({ textZh, textEn, shopName }: Text): boolean {
  const name = shopName.trim().toLowerCase();
  return [textZh, textEn].some((text) => {
    const named = name.length >= SHORTEST_NAME && text.toLowerCase().includes(name);
    return named || HIDDEN.test(withoutNumbers(text)) || /ZP\d\d-/i.test(text) || /https?:|www\./i.test(text);
  });
}

function isDay(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  try {
    return addDays(text, 0) === text;
  } catch {
    return false;
  }
}
