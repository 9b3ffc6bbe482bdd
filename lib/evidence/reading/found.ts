import { boxesIn, type Paragraph } from "@/lib/evidence/reading/paragraph";
import type { ReadField, ReadValue, TextFieldName } from "@/lib/evidence/reading/reading";

/** A field made of characters of a paragraph, from `start` up to `end`. */
export function foundIn(paragraph: Paragraph, [start, end]: readonly [number, number], value: ReadValue): ReadField {
  const touched = paragraph.lines.filter((line, at) => {
    const offset = paragraph.starts[at] ?? 0;
    return offset < end && offset + line.text.length > start;
  });
  const confidence = Math.min(1, ...touched.map((line) => line.confidence));
  return { ...value, boxes: boxesIn(paragraph, start, end), confidence, confirmed: false };
}

/** A field that is a whole paragraph, or several. */
export function foundAs(paragraphs: readonly Paragraph[], value: ReadValue): ReadField {
  const parts = paragraphs.map((paragraph) => foundIn(paragraph, [0, paragraph.text.length], value));
  const confidence = Math.min(1, ...parts.map((part) => part.confidence));
  return { ...value, boxes: parts.flatMap(({ boxes }) => boxes), confidence, confirmed: false };
}

/** Each place where a pattern fits; its group `value` is the field. The pattern needs the flags g and d. */
export function foundAll(paragraph: Paragraph, name: TextFieldName, pattern: RegExp): ReadField[] {
  return [...paragraph.text.matchAll(pattern)].flatMap((match) => {
    const value = match.groups?.value;
    const span = match.indices?.groups?.value;
    return value && span ? [foundIn(paragraph, span, { name, value: value.trim() })] : [];
  });
}

/** The same value printed twice is one field; the first place stays. */
export function eachOnce(fields: readonly ReadField[]): ReadField[] {
  const seen = new Set<string>();
  return fields.filter(({ name, value }) => {
    const key = `${name} ${JSON.stringify(value).normalize("NFKC").replace(/\s/g, "")}`;
    return !seen.has(key) && seen.add(key);
  });
}
