const LONGEST = 100;
/** Of a cut name, the end stays: it tells what kind of file it was. */
const KEPT_END = 12;

/**
 * A file's name as it may be shown: one line, nothing invisible, nothing that turns the direction of reading (a name
 * can be made to read backwards), at most 100 characters. Empty when nothing is left.
 */
export function displayName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const visible = last.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, "");
  const letters = [...visible.replace(/\s+/g, " ").trim()];
  if (letters.length <= LONGEST) return letters.join("");
  return [...letters.slice(0, LONGEST - KEPT_END - 1), "…", ...letters.slice(-KEPT_END)].join("");
}
