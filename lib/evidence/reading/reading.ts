import type { Quad } from "@/lib/evidence/reading/line";

/** What a picture shows, finer than the kinds a reporter chooses from. */
export const SCREENSHOT_KINDS = [
  "review_template",
  "review_honest",
  "chat_cashback",
  "group_task",
  "cashback_card",
  "order_detail",
  "logistics_normal",
  "logistics_abnormal",
  "transfer_record",
  "invite_tandian",
  "recruit_officer",
  "sales_ranking",
  "extortion_chat",
] as const;
export type ScreenshotKind = (typeof SCREENSHOT_KINDS)[number];

export type TrackingEvent = { readonly time: string; readonly place: string; readonly status: string };

/** Fields whose value is text as printed; those named in the plural may occur several times on one picture. */
export type TextFieldName =
  | "platform"
  | "shop"
  | "productTitle"
  | "productUrl"
  | "orderNumber"
  | "courier"
  | "waybills"
  | "reviewTexts"
  | "reviewers"
  | "times"
  | "amounts"
  | "wechat"
  | "qq"
  | "phones"
  | "groupName"
  | "qrPayload"
  | "demanded"
  | "offered";

export type ReadValue =
  | { readonly name: TextFieldName; readonly value: string }
  | { readonly name: "stars"; readonly value: number }
  | { readonly name: "trackingEvents"; readonly value: TrackingEvent };

/** A value the machine read. It counts as said only after a person has confirmed it, and then it is no longer this. */
export type ReadField = ReadValue & {
  /** Where it stands: one box for each line that it runs over, in pixels of the upright picture. */
  readonly boxes: readonly Quad[];
  /** 0 to 1: how surely its characters were read. */
  readonly confidence: number;
  readonly confirmed: false;
};

/** All that was read on one picture; a proposal to the reporter and to staff, never a fact. */
export type Reading = {
  /** The picture as it was read, in pixels; all places are in it. */
  readonly size: { readonly width: number; readonly height: number };
  /** Degrees clockwise by which the picture, as its EXIF shows it, was turned to be read. */
  readonly turned: 0 | 90 | 180 | 270;
  readonly kind: { readonly name: ScreenshotKind; readonly confidence: number } | null;
  readonly fields: readonly ReadField[];
  /** The writing, a line a row, in reading order. */
  readonly transcript: readonly string[];
  readonly confirmed: false;
};

/** Names that the caller knows: what platforms and couriers are called. Lists grow; rules need not. */
export type KnownNames = { readonly platforms: readonly string[]; readonly couriers: readonly string[] };
