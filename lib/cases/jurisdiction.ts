import type { Confidence, LawReference } from "@/lib/cases/grounds";
import { placeOfPlatform } from "@/lib/cases/platform-places";
import { officeOfRegion, type RegionOffice } from "@/lib/cases/region-offices";
import { isRegion, type Region } from "@/lib/cases/regions";

/** What staff found: the operator shows a place where it can be reached, or none; null while nobody has looked. */
export const PLACES_FOUND = ["shown", "not_shown"] as const;
export type PlaceFound = (typeof PLACES_FOUND)[number];

export type KnownPlace = {
  readonly operatorPlace: string | null;
  readonly operatorRegion: string | null;
  readonly platform: string;
};

/**
 * operator_place: where the operator actually does business. platform_place: no reachable address is shown.
 * platform_for_now: nobody has looked for one yet. unknown: neither is known.
 */
export type JurisdictionReason = "operator_place" | "platform_place" | "platform_for_now" | "unknown";

export type Jurisdiction = {
  readonly region: Region | null;
  /** At the head of the region, by name, with how sure we are of the name. */
  readonly office: RegionOffice | null;
  readonly reason: JurisdictionReason;
  /** How sure we are of the place itself; a rule is no surer than the place it is applied to. */
  readonly mark: Confidence | null;
  readonly law: LawReference;
};

/** Read in a secondary source only, and without its article. */
const ORDER_121: LawReference = { law: "samr_order_121", article: null, mark: "S" };

/**
 * Which office is competent, and why (N20): that of the operator's actual place; where the operator shows no address
 * at which it can be reached, that of the platform's place (SAMR Order 121 [S]). Proposes; people decide.
 */
export function jurisdictionOf({ operatorPlace, operatorRegion, platform }: KnownPlace): Jurisdiction {
  if (operatorPlace === "shown" && operatorRegion && isRegion(operatorRegion)) {
    const office = officeOfRegion(operatorRegion);
    return { region: operatorRegion, office, reason: "operator_place", mark: "S", law: ORDER_121 };
  }
  const place = placeOfPlatform(platform);
  if (!place) return { region: null, office: null, reason: "unknown", mark: null, law: ORDER_121 };
  const reason = operatorPlace === "not_shown" ? "platform_place" : "platform_for_now";
  return { region: place.region, office: officeOfRegion(place.region), reason, mark: place.mark, law: ORDER_121 };
}
