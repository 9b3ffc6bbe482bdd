import type { NewCase } from "@/lib/cases/open-case";
import type { TrackKind } from "@/lib/cases/track";
import { behaviourOf, hasBranch } from "@/lib/reports/behaviour";
import type { DraftAnswers, LogisticsAnswers, SeenAnswers, WhatAnswers, WhereAnswers, Wish } from "@/lib/reports/draft";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import type { Care } from "@/lib/reports/seen-options";
import { parseShopLink } from "@/lib/reports/shop-link";

/** What a person told us, as it is kept for ever: the answers without the contact, and what the link told by itself. */
export type ReportFacts = {
  what: WhatAnswers;
  where: WhereAnswers & { shopId: string | null; itemId: string | null };
  seen: SeenAnswers;
  /** Null where the kind does not ask for parcels. */
  logistics: LogisticsAnswers | null;
  wish: Wish;
  /** What the reporter wants back; empty on the report track alone. */
  demand: string;
  /** What the reporter asked us to look at first; absent where nothing was ticked. */
  care?: readonly Care[];
  /** A child under 14 reported, and a guardian agreed; absent for everybody else. */
  guardianAgreed?: true;
};

const TRACKS: Record<Wish, readonly TrackKind[]> = {
  report: ["report"],
  complaint: ["complaint"],
  both: ["complaint", "report"],
};
const TITLE_LENGTH = 60;

/** Which of the two legal tracks a wish opens (N18). */
export function tracksFor(wish: Wish): readonly TrackKind[] {
  return TRACKS[wish];
}

/** The facts of a finished draft; null while an answer is missing. */
export function factsOf({ what, where, seen, logistics, wish, guardian }: DraftAnswers): ReportFacts | null {
  if (!what || !where || !seen || !wish) return null;
  const parcels = hasBranch(what.kind, "logistics");
  if (parcels && !logistics) return null;
  const link = where.link === "" ? null : parseShopLink(where.link);
  return {
    what,
    where: { ...where, shopId: link?.shopId ?? null, itemId: link?.itemId ?? null },
    seen,
    logistics: (parcels && logistics) || null,
    wish: wish.wish,
    demand: wish.demand,
    ...(wish.care ? { care: wish.care } : {}),
    ...(guardian?.agreed ? { guardianAgreed: true } : {}),
  };
}

/** The case that these facts open. */
export function caseOf(facts: ReportFacts, at: Date): NewCase {
  const { what, where } = facts;
  return {
    behaviour: behaviourOf(what.kind),
    platform: where.platform,
    shopName: shopNameOf(facts),
    title: titleOf(facts),
    searchable: searchableIn(facts),
    tracks: tracksFor(facts.wish),
    at,
  };
}

function shopNameOf({ where }: ReportFacts): string {
  return where.shopName || parseShopLink(where.link)?.host || shortened(where.link);
}

/** The beginning of the story, on one line, cut between characters. */
function titleOf({ seen }: ReportFacts): string {
  return shortened(seen.story);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  const signs = [...line];
  return signs.length <= TITLE_LENGTH ? line : `${signs.slice(0, TITLE_LENGTH - 1).join("")}…`;
}

function searchableIn({ where, seen, logistics, demand }: ReportFacts): string[] {
  const platform = isPlatformId(where.platform) ? PLATFORMS[where.platform].zh : where.platformName;
  const texts = [platform, where.product, where.link, where.shopId, where.itemId, seen.story, seen.reviewText];
  const names = [seen.reviewerNames, seen.contacts, seen.orderNumber, demand, logistics?.courier];
  return [...texts, ...names, ...(logistics?.waybills ?? [])].filter((text) => text !== null && text !== undefined);
}
