import { describe, expect, it } from "vitest";
import { leanOf, sizeOf } from "./line";
import { minimumRectangle } from "./minimum-rectangle";

const bar = (angle: number) =>
  Array.from({ length: 200 }, (_, at) => {
    const [u, v] = [at % 100, at < 100 ? 0 : 10];
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return { x: u * cos - v * sin, y: u * sin + v * cos };
  });

describe("the box around a line", () => {
  it("lies level around level writing", () => {
    const box = minimumRectangle(bar(0), 0);
    expect(box[0]).toEqual({ x: 0, y: 0 });
    expect(box[2]).toEqual({ x: 100, y: 11 });
  });

  it.each([-20, -5, 12, 30])("leans with writing that leans by %i degrees", (degrees) => {
    const box = minimumRectangle(bar((degrees * Math.PI) / 180), 0);
    expect(leanOf(box)).toBeCloseTo(degrees, 0);
    expect(sizeOf(box).height).toBeCloseTo(11, 0);
  });

  it("grows by a share of area over perimeter on each side", () => {
    const box = minimumRectangle(bar(0), 2);
    const grown = (100 * 11 * 2) / (2 * 111);
    expect(sizeOf(box).height).toBeCloseTo(11 + 2 * grown, 5);
  });
});
