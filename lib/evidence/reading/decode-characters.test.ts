import { describe, expect, it } from "vitest";
import { decodeCharacters } from "./decode-characters";

const CHARACTERS = ["", "好", "评", " "];

function scores(...classes: readonly number[]): Float32Array {
  return new Float32Array(classes.flatMap((best) => CHARACTERS.map((_, at) => (at === best ? 0.8 : 0.05))));
}

describe("characters from the network's steps", () => {
  it("drops blanks and repeats, and keeps a letter that is printed twice", () => {
    expect(decodeCharacters(scores(0, 1, 1, 0, 1, 2, 2), 7, CHARACTERS).text).toBe("好好评");
  });

  it("is as sure as its characters are on the mean", () => {
    expect(decodeCharacters(scores(1, 0, 2), 3, CHARACTERS).confidence).toBeCloseTo(0.8);
  });

  it("reads nothing from blanks, and is sure of nothing", () => {
    expect(decodeCharacters(scores(0, 0), 2, CHARACTERS)).toEqual({ text: "", confidence: 0 });
  });
});
