import { describe, expect, it } from "vitest";
import { blobsOf } from "./blobs";

const map = (...rows: string[]) =>
  new Float32Array(
    rows
      .join("")
      .split("")
      .map((cell) => (cell === "." ? 0 : 0.9)),
  );

describe("parts of a map that hang together", () => {
  it("are told apart, and joined over corners", () => {
    const blobs = blobsOf(map("##...", "..#..", "....#"), 5, 0.3);
    expect(blobs.map(({ pixels }) => pixels)).toEqual([3, 1]);
  });

  it("do not run from one end of a row to the start of the next", () => {
    expect(blobsOf(map("....#", "#...."), 5, 0.3)).toHaveLength(2);
  });

  it("carry their mean and the two ends of each row", () => {
    const [blob] = blobsOf(map(".###."), 5, 0.3);
    expect(blob?.mean).toBeCloseTo(0.9);
    expect(blob?.ends).toEqual([
      { x: 1, y: 0 },
      { x: 3, y: 0 },
    ]);
  });
});
