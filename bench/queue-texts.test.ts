import { describe, expect, it } from "vitest";
import { searchTokens } from "@/lib/cases/search-terms";
import { caseTexts, FREQUENT, PHRASE, RARE, TWO_CHARACTERS, UNCOMMON } from "./queue-texts";

const texts = caseTexts();

function share(term: string): number {
  const wanted = ` ${searchTokens(term).join(" ")} `;
  return texts.filter(({ document }) => ` ${document.replaceAll("\n", " ")} `.includes(wanted)).length / texts.length;
}

describe("the texts that a large queue is made of", () => {
  it("hold each term as often as its name says", () => {
    expect(share(RARE)).toBe(0);
    expect(share(UNCOMMON)).toBe(1 / texts.length);
    expect(share(FREQUENT)).toBeCloseTo(0.6, 1);
    expect(share(TWO_CHARACTERS)).toBeCloseTo(0.05, 2);
    expect(share(PHRASE)).toBeCloseTo(0.1, 2);
  });

  it("are all different", () => {
    expect(new Set(texts.map(({ document }) => document)).size).toBeGreaterThan(texts.length * 0.9);
  });
});
