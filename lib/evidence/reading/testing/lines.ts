import { boundsOf, quadOf } from "@/lib/evidence/reading/line";
import type { Page } from "@/lib/evidence/reading/page";
import type { PlacedLine } from "@/lib/evidence/reading/placed-line";
import type { KnownNames, ReadField } from "@/lib/evidence/reading/reading";

/** A line of writing as a test places it: text, left and top edge; its height, and its width if not the text's own. */
export type Written = readonly [text: string, left: number, top: number, height?: number, width?: number];

export function line([text, left, top, height = 40, width = textWidth(text, height)]: Written): PlacedLine {
  const box = quadOf({ left, top, right: left + width, bottom: top + height });
  return { text, confidence: 0.99, box, at: boundsOf(box), height };
}

/** A full-width character is about 0.8 of the height that the detector draws around it; a Latin one half of that. */
function textWidth(text: string, height: number): number {
  const ems = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.5 : 1), 0);
  return Math.round(ems * height * 0.8);
}

/** A phone's page, 1000 pixels wide, with lines in the order given. */
export function page(lines: readonly Written[], rest: Partial<Page> = {}): Page {
  return { turned: 0, width: 1000, height: 2000, lines: lines.map(line), stars: [], codes: [], ...rest };
}

export const KNOWN: KnownNames = { platforms: ["淘宝", "拼多多", "美团", "微信"], couriers: ["中通", "圆通", "邮政"] };

/** The values of one field, in order. */
export function valuesOf(fields: readonly ReadField[], name: ReadField["name"]): unknown[] {
  return fields.filter((field) => field.name === name).map(({ value }) => value);
}
