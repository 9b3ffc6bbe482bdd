const CJK = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}々ー";
const RUNS = new RegExp(`[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{Nd}])+`, "gu");
const CJK_START = new RegExp(`^[${CJK}]`, "u");

// PostgreSQL refuses a lexeme above 2 kB and a tsvector above 1 MB; both limits stay far away from these.
const LONGEST_WORD = 64;
const LONGEST_DOCUMENT = 200_000;
const MOST_TERMS = 24;

/** What can be searched for in a text: neighbouring pairs of Chinese characters, and words in lower case. */
export function searchTokens(text: string): string[] {
  return runsOf(text).flatMap(tokensOf);
}

/**
 * The text as `to_tsvector('simple', …)` wants it. Behind each run of Chinese characters stands its last character
 * alone, so that every character begins some token and a search for one character can be a search for a beginning.
 */
export function searchDocument(text: string): string {
  const tokens = runsOf(text).flatMap((run) => [...tokensOf(run), ...lastAlone(run)]);
  const document = tokens.join(" ");
  return document.length <= LONGEST_DOCUMENT
    ? document
    : document.slice(0, document.lastIndexOf(" ", LONGEST_DOCUMENT));
}

/**
 * What staff typed, as `to_tsquery('simple', …)` wants it: characters typed together must stand together, separate
 * words must all occur. Null when nothing in it can be searched for. Nothing typed is ever read as query syntax: only
 * letters and digits get into a token, and each token stands in quotes.
 */
export function searchQuery(typed: string): string | null {
  const phrases = runsOf(typed.slice(0, LONGEST_WORD * MOST_TERMS)).map(tokensOf);
  const parts: string[] = [];
  let left = MOST_TERMS;
  for (const phrase of phrases) {
    const kept = phrase.slice(0, left);
    left -= kept.length;
    if (kept.length > 0) parts.push(phraseQuery(kept));
  }
  return parts.length === 0 ? null : parts.join(" & ");
}

function phraseQuery(tokens: readonly string[]): string {
  const [only] = tokens;
  if (tokens.length === 1 && only !== undefined && isOneCharacter(only)) return `'${only}':*`;
  const phrase = tokens.map((token) => `'${token}'`).join(" <-> ");
  return tokens.length === 1 ? phrase : `(${phrase})`;
}

function runsOf(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(RUNS) ?? [];
}

function tokensOf(run: string): string[] {
  const characters = [...run];
  if (!CJK_START.test(run)) return [characters.slice(0, LONGEST_WORD).join("")];
  if (characters.length === 1) return [run];
  return characters.slice(1).map((character, before) => `${characters[before]}${character}`);
}

function lastAlone(run: string): string[] {
  const characters = [...run];
  return CJK_START.test(run) && characters.length > 1 ? characters.slice(-1) : [];
}

function isOneCharacter(token: string): boolean {
  return CJK_START.test(token) && [...token].length === 1;
}
