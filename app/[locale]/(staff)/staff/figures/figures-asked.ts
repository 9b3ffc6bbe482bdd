import type { Staff } from "@/lib/access/staff";
import { type FiguresFault, type FiguresRequest, readFiguresRequest } from "@/lib/cases/figures/figures-request";
import { listUnits } from "@/lib/cases/routing/list-units";
import type { UnitView } from "@/lib/cases/routing/queries";
import { knownParts } from "./figures-words";

export type FiguresAsked = {
  readonly request: FiguresRequest;
  readonly faults: readonly FiguresFault[];
  readonly units: readonly UnitView[];
};

/** What an address of the figures asks for, with the desks by which it is understood; null for whoever may not ask. */
export async function readFiguresAsked(staff: Staff, asked: URLSearchParams): Promise<FiguresAsked | null> {
  const listed = await listUnits(staff);
  if (!listed.ok) return null;
  return { ...readFiguresRequest(asked, knownParts(listed.units)), units: listed.units };
}
