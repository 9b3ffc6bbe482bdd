/** What the recogniser saw in one strip. */
export type Decoded = { readonly text: string; readonly confidence: number };

type Character = { readonly character: string; readonly score: number };

/**
 * Greedy CTC: the likeliest class of each step, repeats and blanks dropped. `scores` holds `steps` rows of one number
 * a class; class 0 is the blank.
 */
export function decodeCharacters(scores: Float32Array, steps: number, characters: readonly string[]): Decoded {
  const read: Character[] = [];
  let before = 0;
  for (let step = 0; step < steps; step++) {
    const best = likeliest(scores, step * characters.length, characters.length);
    const score = scores[step * characters.length + best] ?? 0;
    if (best !== 0 && best !== before) read.push({ character: characters[best] ?? "", score });
    before = best;
  }
  return { text: read.map(({ character }) => character).join(""), confidence: meanOf(read) };
}

function meanOf(read: readonly Character[]): number {
  return read.length === 0 ? 0 : read.reduce((sum, { score }) => sum + score, 0) / read.length;
}

function likeliest(scores: Float32Array, from: number, count: number): number {
  let best = 0;
  let highest = -1;
  for (let at = 0; at < count; at++) {
    const score = scores[from + at] ?? 0;
    if (score > highest) {
      highest = score;
      best = at;
    }
  }
  return best;
}
