import type { Page } from "@/lib/evidence/reading/page";
import { type Paragraph, paragraphOf, paragraphsOf } from "@/lib/evidence/reading/paragraph";
import type { PlacedLine } from "@/lib/evidence/reading/placed-line";
import type { KnownNames, ScreenshotKind } from "@/lib/evidence/reading/reading";
import { rowsOf } from "@/lib/evidence/reading/reading-order";

/** One page, cut the ways in which fields are looked for. */
export type Material = {
  readonly page: Page;
  /** Without the phone's status bar. */
  readonly lines: readonly PlacedLine[];
  /** Wrapped lines put together, in reading order. */
  readonly paragraphs: readonly Paragraph[];
  /** What stands side by side, from the top, parted by a wide space. */
  readonly rows: readonly Paragraph[];
  /** A label with what stands under it. */
  readonly stacks: readonly Paragraph[];
  readonly known: KnownNames;
};

export type Sorted = Material & { readonly kind: ScreenshotKind | null };

/** Between pieces of one row: a space that no line of its own holds. */
export const WIDE = "\u3000";
const LONGEST_LABEL = 7;

export function materialOf(page: Page, known: KnownNames): Material {
  const bar = statusBarOf(page);
  const lines = page.lines.filter((line) => !bar.includes(line));
  const rows = rowsOf(lines).map((row) => paragraphOf(row, WIDE));
  const stacks = lines.flatMap((line, at) => {
    const next = lines[at + 1];
    const isLabel = line.text.length <= LONGEST_LABEL && next && next.at.top >= line.at.bottom - 0.3 * line.height;
    return isLabel ? [paragraphOf([line, next], WIDE)] : [];
  });
  return { page, lines, paragraphs: paragraphsOf(lines), rows, stacks, known };
}

/** The first row, when a clock opens it at the left. */
function statusBarOf({ lines }: Page): readonly PlacedLine[] {
  const [row = []] = rowsOf(lines);
  const [clock] = row;
  const left = Math.min(...lines.map(({ at }) => at.left));
  const right = Math.max(...lines.map(({ at }) => at.right));
  const opens = clock && /^\d{1,2}[:：]\d{2}$/.test(clock.text) && clock.at.right < left + (right - left) * 0.4;
  return opens ? row : [];
}

/** Everything a pattern may be tried on. */
export function textsOf({ paragraphs, rows, stacks }: Material): readonly Paragraph[] {
  return [...paragraphs, ...rows, ...stacks];
}

/** The words of a list as one alternative of a pattern, longest first. */
export function anyOf(words: readonly string[]): string {
  const escaped = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return escaped.length === 0 ? "(?!)" : `(?:${escaped.join("|")})`;
}
