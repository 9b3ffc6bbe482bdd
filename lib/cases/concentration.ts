/** What one other case asks for and about what, as far as staff may know it of the case itself. */
export type AlikeCase = {
  /** By what it was found: the same contact, or the same story to the letter. */
  readonly by: "contact" | "words";
  readonly complaint: boolean;
  readonly platform: string;
  readonly shopName: string;
  readonly behaviour: string;
  /** The product in the reporter's words; null where none was named. */
  readonly product: string | null;
  /** Nothing can be read back from it; empty where the story is too short to tell anything. */
  readonly story: string;
};

/** What most of them have in common, and how many that are. */
export type Most = { readonly value: string; readonly count: number };

export type Concentration = {
  readonly by: AlikeCase["by"];
  readonly cases: number;
  readonly complaints: number;
  readonly shops: number;
  readonly platform: Most | null;
  readonly product: Most | null;
  readonly behaviour: Most | null;
  /** Of the cases, how many say to the letter what another of them says. */
  readonly copied: number;
};

/** Below this many cases there is no pattern: nobody who writes a few times is described by it. */
export const FEWEST = 5;

/**
 * How far the cases of one contact, or of one text, are about one platform, product and conduct (N27). It helps to take
 * like with like, and does nothing else: no case is ordered, refused or closed by it, and a clue is a clue whoever sends
 * it. Empty where there are too few.
 */
export function concentrationsOf(cases: readonly AlikeCase[]): readonly Concentration[] {
  return (["contact", "words"] as const).flatMap((by) => {
    const alike = cases.filter((one) => one.by === by);
    return alike.length < FEWEST ? [] : [concentrationOf(by, alike)];
  });
}

function concentrationOf(by: AlikeCase["by"], cases: readonly AlikeCase[]): Concentration {
  return {
    by,
    cases: cases.length,
    complaints: cases.filter(({ complaint }) => complaint).length,
    shops: new Set(cases.map(({ platform, shopName }) => `${platform} ${plainly(shopName)}`)).size,
    platform: most(cases.map(({ platform }) => platform)),
    product: most(cases.map(({ product }) => plainly(product ?? ""))),
    behaviour: most(cases.map(({ behaviour }) => behaviour)),
    copied: copied(cases.map(({ story }) => story)),
  };
}

/** What at least two share; the first in order where two are as frequent. */
function most(values: readonly string[]): Most | null {
  const groups = [...Map.groupBy(values.filter(Boolean), (value) => value)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const [value, same] = groups.reduce((best, group) => (group[1].length > best[1].length ? group : best), ["", [""]]);
  return same.length < 2 ? null : { value, count: same.length };
}

function copied(stories: readonly string[]): number {
  const groups = [...Map.groupBy(stories.filter(Boolean), (story) => story).values()];
  return groups.filter(({ length }) => length > 1).reduce((sum, { length }) => sum + length, 0);
}

function plainly(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
