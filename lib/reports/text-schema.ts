import { z } from "zod";

/** Changes the direction of text, so that it can be made to read as something else. */
const BIDI = "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069";
const INVISIBLE_ORDERS = new RegExp(`[\\p{Cc}${BIDI}\\uFEFF\\uFFFE\\uFFFF]`, "gu");
/** What a decoder leaves where bytes were no character: what was typed there is lost. */
const UNREADABLE = /\uFFFD/gu;
/** Spaces and signs that nobody sees. Inside of words they join emoji; alone they are nothing. */
const NOTHING_TO_SEE = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const LINE_ENDS_AND_TABS = /[\n\t]/g;

/** Whether the text holds characters that mislead a database or a reader, or that were lost. Emoji are words like any other. */
function hasForbidden(text: string, lines: boolean): boolean {
  const rest = lines ? text.replace(LINE_ENDS_AND_TABS, "") : text;
  return !text.isWellFormed() || rest.search(UNREADABLE) >= 0 || rest.search(INVISIBLE_ORDERS) >= 0;
}

/**
 * The same text without what cannot be taken: shown again after a refusal, so that pressing once more is enough. A
 * character that was lost leaves a box, for the writer to see where.
 */
export function cleaned(text: string): string {
  const visible = text.toWellFormed().replace(UNREADABLE, "□");
  return visible.replace(INVISIBLE_ORDERS, (sign) => (sign === "\n" ? "\n" : sign === "\t" ? " " : ""));
}

/** Characters as people count them: an emoji outside the first plane is one. */
export function countCharacters(text: string): number {
  return [...text].length;
}

/**
 * Typed text without spaces at its ends, empty when there is nothing to see in it. Problems are codes: `forbidden_characters`, `too_long` (with `count` and
 * `max`), `missing`.
 */
export function typedText({
  max,
  lines = false,
  required = false,
}: {
  max: number;
  lines?: boolean;
  required?: boolean;
}) {
  return z.string({ error: "missing" }).transform((typed, context) => {
    const text = NOTHING_TO_SEE.test(typed) ? "" : typed.trim();
    const count = countCharacters(text);
    if (hasForbidden(text, lines)) context.addIssue({ code: "custom", message: "forbidden_characters" });
    else if (count > max) context.addIssue({ code: "custom", message: "too_long", params: { count, max } });
    else if (required && text === "") context.addIssue({ code: "custom", message: "missing" });
    return text;
  });
}
