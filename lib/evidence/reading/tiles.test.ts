import { describe, expect, it } from "vitest";
import { tilesOf } from "./tiles";

describe("where to look for writing", () => {
  it("is one tile for a phone's screen", () => {
    expect(tilesOf({ width: 1_170, height: 2_532 })).toHaveLength(1);
  });

  it.each([
    [750, 5_466],
    [1_080, 30_000],
    [400, 990],
  ])("covers a stitched page of %i × %i without gap or double", (width, height) => {
    const tiles = tilesOf({ width, height });
    expect(tiles.length).toBeGreaterThan(1);
    expect([tiles[0]?.from, tiles.at(-1)?.to]).toEqual([0, height]);
    tiles.slice(1).forEach((tile, at) => {
      expect(Math.abs(tile.from - (tiles[at]?.to ?? 0))).toBeLessThan(2);
    });
    expect(tiles.every(({ top, height: own, from, to }) => top <= from && to <= top + own)).toBe(true);
  });

  it("takes sides the network can halve five times", () => {
    const sides = [
      { width: 1_081, height: 2_343 },
      { width: 31, height: 17 },
      { width: 1_876, height: 704 },
    ].flatMap(tilesOf);
    expect(sides.every(({ scaledWidth, scaledHeight }) => scaledWidth % 32 === 0 && scaledHeight % 32 === 0)).toBe(
      true,
    );
  });

  it("gives a desktop page more pixels than a phone's", () => {
    expect(tilesOf({ width: 1_876, height: 704 })[0]?.scaledWidth).toBe(1_600);
  });
});
