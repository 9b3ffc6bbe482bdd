import type { Place } from "@/lib/evidence/decoder/order";
import { holds, placeOfBox, type ReadAs, widened } from "@/lib/evidence/masking/place";
import { type SensitiveKind, sensitiveSpans } from "@/lib/evidence/masking/sensitive";
import { materialOf, textsOf } from "@/lib/evidence/reading/material";
import type { Page } from "@/lib/evidence/reading/page";
import { boxesIn, type Paragraph, paragraphOf } from "@/lib/evidence/reading/paragraph";

export type FoundMask = Place & { readonly kind: SensitiveKind };

function masksIn(paragraph: Paragraph, read: ReadAs): FoundMask[] {
  return sensitiveSpans(paragraph.text).flatMap(({ kind, start, end }) =>
    boxesIn(paragraph, start, end).map((box) => ({ kind, ...widened(placeOfBox(box, read), uprightSize(read)) })),
  );
}

/** The working copy's size: the reading's, turned back. */
function uprightSize({ width, height, turned }: ReadAs) {
  return turned === 90 || turned === 270 ? { width: height, height: width } : { width, height };
}

/**
 * Where on the working copy something private is written. Each line is looked at by itself, with what it goes on in,
 * and with its label beside or above it.
 */
export function masksOfPage(page: Page): readonly FoundMask[] {
  const texts = [
    ...textsOf(materialOf(page, { platforms: [], couriers: [] })),
    ...page.lines.map((line) => paragraphOf([line])),
  ];
  const found = texts.flatMap((text) => masksIn(text, page)).filter(({ width, height }) => width > 0 && height > 0);
  return found.filter(
    (mask, at) => !found.some((other, n) => n !== at && holds(other, mask) && (n < at || !holds(mask, other))),
  );
}
