import type { LikelyOffer } from "@/lib/linking/offer";
import type { BehaviourKind } from "@/lib/reports/behaviour";
import type { Care } from "@/lib/reports/seen-options";

/** What happened, in a consumer's words. `paidInAdvance`: came through scam help, and wants to report all the same. */
export type WhatAnswers = { kind: BehaviourKind; paidInAdvance: boolean };

/** Where. `platform` is an id of platforms.ts or "other"; then `platformName` says which. Empty texts were not given. */
export type WhereAnswers = {
  platform: string;
  platformName: string;
  shopName: string;
  link: string;
  product: string;
  /** YYYY-MM-DD in China, or empty. */
  happenedOn: string;
};

/** What was seen. Lists hold ids of seen-options.ts. */
export type SeenAnswers = {
  story: string;
  reviewText: string;
  reviewerNames: string;
  demands: readonly string[];
  offers: readonly string[];
  offerAmount: string;
  contacts: string;
  orderNumber: string;
};

/** Abnormal logistics. Times are local to China, YYYY-MM-DDTHH:mm, or empty. */
export type LogisticsAnswers = {
  courier: string;
  waybills: readonly string[];
  orderedAt: string;
  collectedAt: string;
  signedAt: string;
  reviewedAt: string;
  oddities: readonly string[];
};

export const WISHES = ["report", "both", "complaint"] as const;
export type Wish = (typeof WISHES)[number];

/** Money back, only a report, or both (N18): which tracks are opened. `care` is there when something was ticked. */
export type WishAnswers = { wish: Wish; demand: string; care?: readonly Care[] };

export type ContactAnswers = { contactKind: "none" | "email" | "phone"; contact: string; updates: boolean };

/** Whether to join others who reported the same (A12), as far as there are any. */
export type OthersAnswers = {
  /** Fingerprint of what was compared: when it changes, the question is asked anew. */
  asked: string;
  offer: LikelyOffer | null;
  choice: OthersChoice | null;
};

export const OTHERS_CHOICES = ["join", "separate"] as const;
export type OthersChoice = (typeof OTHERS_CHOICES)[number];

/** The answers of a report under way, by step of the journey. The files stand in their own table. */
export type DraftAnswers = {
  what?: WhatAnswers;
  where?: WhereAnswers;
  seen?: SeenAnswers;
  logistics?: LogisticsAnswers;
  wish?: WishAnswers;
  contact?: ContactAnswers;
  filled?: { readonly [step in FilledStep]?: FilledFields };
  /** Stands between the pages of the journey: most reporters never meet it. */
  others?: OthersAnswers;
  /** There for whoever says to be under 14: whether a guardian has agreed (T15). */
  guardian?: { agreed: boolean };
};

/** What a page of the journey asks. */
export type DraftStep = Exclude<keyof DraftAnswers, "filled" | "others" | "guardian">;

/** Steps of the journey that a screenshot can help to fill in. */
export type FilledStep = "where" | "seen" | "logistics";

/** What the reporter confirmed of a reading, as if typed, on pages that they have not answered yet. */
export type FilledFields = { readonly [field: string]: string | readonly string[] };

/** A file of the draft as pages show it. */
export type DraftFileView = {
  id: string;
  position: number;
  kind: string;
  displayName: string;
  mime: string;
  bytes: number;
  sha256: string;
  hasThumbnail: boolean;
  /** The original says where it was taken. */
  hasLocation: boolean;
  capturedOn: string | null;
  capturedWhere: string | null;
};

export type DraftView = {
  id: string;
  answers: DraftAnswers;
  files: readonly DraftFileView[];
  /** The case is open; the draft now only carries its receipt. */
  submitted: boolean;
};
