import type { Permission } from "@/lib/access/roles";
import { holds, type Staff } from "@/lib/access/staff";

/** The parts of the navigation, in their order: what is open every day stands in the bar, the rest one step behind its group's name. */
export const PLACE_GROUPS = ["work", "tools", "house"] as const;
export type PlaceGroup = (typeof PLACE_GROUPS)[number];

type Listed = {
  place: string;
  path: string;
  /** `own` stands beside the person's name. */
  group: PlaceGroup | "own";
  /** One of these opens the page; without any, everybody who is signed in may. */
  for: readonly Permission[];
};

/** Every place of the navigation; a new one is one line here and its name in `access.nav`. */
export const PLACES = [
  { place: "queue", path: "/staff", group: "work", for: ["case:read"] },
  { place: "searches", path: "/staff/searches", group: "work", for: ["case:read"] },
  { place: "colleagues", path: "/staff/colleagues", group: "work", for: ["case:claim"] },
  {
    place: "approvals",
    path: "/staff/approvals",
    group: "work",
    for: [
      "contact:reveal",
      "identity:approve",
      "hold:place",
      "hold:lift",
      "case:export",
      "export:approve",
      "disposal:approve",
    ],
  },
  { place: "intake", path: "/staff/intake", group: "tools", for: ["intake:record"] },
  { place: "lapses", path: "/staff/preservation", group: "tools", for: ["case:decide:triage"] },
  { place: "bulk", path: "/staff/bulk", group: "tools", for: ["case:claim", "audit:read"] },
  { place: "warnings", path: "/staff/warnings", group: "tools", for: ["case:read"] },
  { place: "suits", path: "/staff/suits", group: "tools", for: ["case:read"] },
  { place: "figures", path: "/staff/figures", group: "house", for: ["case:read"] },
  { place: "rules", path: "/staff/rules", group: "house", for: ["case:read"] },
  { place: "templates", path: "/staff/templates", group: "house", for: ["replies:change"] },
  { place: "disposal", path: "/staff/disposal", group: "house", for: ["disposal:review", "disposal:approve"] },
  { place: "checklists", path: "/staff/checklists", group: "house", for: ["checklists:change"] },
  { place: "people", path: "/staff/people", group: "house", for: ["staff:manage"] },
  { place: "law", path: "/staff/law", group: "house", for: ["law:change", "audit:read"] },
  { place: "surveys", path: "/staff/surveys", group: "house", for: ["case:read"] },
  { place: "audit", path: "/staff/audit", group: "house", for: ["audit:read"] },
  { place: "reading", path: "/staff/reading", group: "house", for: ["audit:read"] },
  { place: "account", path: "/staff/account", group: "own", for: [] },
] as const satisfies readonly Listed[];

/** A place in the navigation. */
export type StaffPlace = (typeof PLACES)[number]["place"];
export type Place = Listed & { place: StaffPlace };

/** What this person may open, in the order of the list. */
export function placesFor(staff: Pick<Staff, "permissions">): Place[] {
  const places: readonly Place[] = PLACES;
  return places.filter((place) => place.for.length === 0 || place.for.some((one) => holds(staff, one)));
}
