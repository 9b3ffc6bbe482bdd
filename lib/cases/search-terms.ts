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

/** Words between two of which any one will do; as many as a language of ours has. */
const EITHER = new Set(["OR", "或"]);

/** What staff typed: of each list at least one word must occur, and none of `none`. */
export type SearchWish = { readonly all: readonly (readonly string[])[]; readonly none: readonly string[] };

/** Reads what was typed: words apart must all occur, `A OR B` or `A 或 B` asks for either, and `-A` for none of it (C9). */
export function readWish(typed: string): SearchWish {
  const [all, none]: [string[][], string[]] = [[], []];
  let either = false;
  for (const word of typed
    .slice(0, LONGEST_WORD * MOST_TERMS)
    .normalize("NFKC")
    .split(/\s+/u)) {
    if (EITHER.has(word)) either = true;
    else if (runsOf(word).length > 0) {
      const last = all.at(-1);
      if (word.startsWith("-")) none.push(word);
      else if (either && last) last.push(word);
      else all.push([word]);
      either = false;
    }
  }
  return { all, none };
}

/** Whether this only says what must not occur, which finds nothing: a word to be found has to stand beside it. */
export function onlyLeavesOut(typed: string): boolean {
  const { all, none } = readWish(typed);
  return all.length === 0 && none.length > 0;
}

/**
 * `mayHold` asks only what an index can tell, such as that all pairs of characters occur; `holds`: that they stand as
 * typed. `leavesOut`: some must not occur, so that nothing known of words says how many cases remain.
 */
export type SearchQuery = { readonly holds: string; readonly mayHold: string; readonly leavesOut: boolean };

/**
 * What staff typed, as `to_tsquery('simple', …)` wants it: characters typed together must stand together. Null when
 * nothing in it can be searched for, and when it only says what must not occur. Nothing typed is ever read as the
 * database's syntax: only letters and digits get into a token, and each token stands in quotes.
 */
export function searchQuery(typed: string): SearchQuery | null {
  const { all, none } = readWish(typed);
  let left = MOST_TERMS;
  const partsOf = (word: string): string[] => {
    const phrases = runsOf(word).map((run) => {
      const kept = tokensOf(run).slice(0, left);
      left -= kept.length;
      return kept;
    });
    return phrases.filter((phrase) => phrase.length > 0).map(phraseQuery);
  };
  const wanted = all.flatMap((words) => eitherOf(words.map(partsOf)));
  const unwanted = none.map(partsOf).filter((parts) => parts.length > 0);
  if (wanted.length === 0) return null;
  const without = (parts: readonly string[]) => `!(${parts.join(" & ")})`;
  // A text may hold the pairs of a longer word that is not wanted without holding it: the index cannot tell then.
  const surely = unwanted.filter((parts) => parts.length === 1 && parts.every(isOneToken));
  const mayHold = [wanted.join(" & ").replaceAll(" <-> ", " & "), ...surely.map(without)].join(" & ");
  return { holds: [...wanted, ...unwanted.map(without)].join(" & "), mayHold, leavesOut: unwanted.length > 0 };
}

function isOneToken(part: string): boolean {
  return /^'[^']+'$/.test(part);
}

/** One word's parts as they are; of several words, each in brackets of its own, any one. */
function eitherOf(words: readonly (readonly string[])[]): readonly string[] {
  const kept = words.filter((parts) => parts.length > 0);
  if (kept.length <= 1) return kept[0] ?? [];
  return [`(${kept.map((parts) => (parts.length > 1 ? `(${parts.join(" & ")})` : parts[0])).join(" | ")})`];
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
