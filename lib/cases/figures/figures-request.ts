import { RANGE_NAMES, type Range } from "./history";
import { EVERYTHING, PARTINGS, type Part, type Parting } from "./part";

/** What a person wants to see of the figures. */
export type FiguresRequest = { readonly range: Range; readonly part: Part; readonly by: Parting };

export const FIGURES_FAULTS = ["range_unknown", "part_unknown", "by_unknown"] as const;
export type FiguresFault = (typeof FIGURES_FAULTS)[number];

const RANGE: Range = "4w";

/**
 * Reads an address. What it does not know is said, and the usual is shown in its place.
 * @param known which values a part may have.
 */
export function readFiguresRequest(
  asked: URLSearchParams,
  known: Readonly<Record<Parting, readonly string[]>>,
): { request: FiguresRequest; faults: readonly FiguresFault[] } {
  const [range, part, by] = ["range", "part", "by"].map((name) => asked.get(name) || null);
  const usual = known.unit.length > 1 ? "unit" : "platform";
  const found = {
    range: range ? RANGE_NAMES.find((name) => name === range) : RANGE,
    part: part ? partIn(part, known) : EVERYTHING,
    by: by ? PARTINGS.find((name) => name === by) : usual,
  } as const;
  const faults = FIGURES_FAULTS.filter(
    (fault) => found[fault.replace("_unknown", "") as keyof typeof found] === undefined,
  );
  return { request: { range: found.range ?? RANGE, part: found.part ?? EVERYTHING, by: found.by ?? usual }, faults };
}

function partIn(typed: string, known: Readonly<Record<Parting, readonly string[]>>): Part | undefined {
  const dimension = PARTINGS.find((name) => typed.startsWith(`${name}.`));
  const value = dimension && known[dimension].find((one) => typed === `${dimension}.${one}`);
  return dimension && value ? { dimension, value } : undefined;
}

/** The same as an address writes it. */
export function figuresAddress({ range, by }: FiguresRequest, part: string): URLSearchParams {
  return new URLSearchParams({ range, ...(part ? { part } : {}), by });
}
