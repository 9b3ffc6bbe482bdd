import type { OfficeAct } from "./office-act";
import { DESKS } from "./office-desks";
import { LISTS } from "./office-lists";
import { MATTERS } from "./office-matters";
import { SHARES } from "./office-partners";
import { CURIOUS } from "./office-reading";
import { SECOND_WORDS } from "./office-second-word";
import { WARNINGS } from "./office-warnings";

/** What the office does beside the steps of its cases. */
export const OFFICE: readonly OfficeAct[] = [
  DESKS,
  ...SHARES,
  ...SECOND_WORDS,
  WARNINGS,
  ...MATTERS,
  ...LISTS,
  ...CURIOUS,
];
