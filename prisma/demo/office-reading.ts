import { readCase } from "@/lib/cases/read-case";
import { done, type OfficeAct } from "./office-act";

const EVENINGS = [5, 4, 3, 2];

/**
 * Four evenings running the intake clerk opens the case of somebody who told on their employer, which she has never worked
 * on. There may be an ordinary reason; the auditor can ask her.
 */
export const CURIOUS: readonly OfficeAct[] = EVENINGS.map((days) => ({
  days,
  hour: 20,
  about: [],
  play: async ({ crew: { intake }, at, referenceOf }) => {
    done("reading a case", await readCase(intake, referenceOf("suyan-appealed"), at));
  },
}));
