/** What was demanded of a buyer. */
export const DEMANDS = [
  "five_stars",
  "set_words",
  "pictures",
  "video",
  "follow_up",
  "delete_review",
  "share_post",
  "hide_offer",
  "bad_review",
] as const;

/** What was offered, or held over them. */
export const OFFERS = [
  "red_packet",
  "cash_back",
  "coupon",
  "full_refund",
  "free_meal",
  "gift",
  "fee",
  "threat",
] as const;

/** What is odd about a parcel. */
export const ODDITIES = [
  "never_ordered",
  "empty",
  "wrong_thing",
  "wrong_weight",
  "wrong_city",
  "signed_by_other",
  "signed_too_fast",
  "same_waybill_twice",
] as const;

/** What a reporter may ask us to look at first. Never asked for, and only said for somebody, not about them. */
export const CARES = ["vulnerable", "unsafe"] as const;
export type Care = (typeof CARES)[number];
