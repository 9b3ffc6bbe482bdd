import type { Point, Quad } from "@/lib/evidence/reading/line";

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function chain(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    while (kept.length > 1 && turn(kept.at(-2) as Point, kept.at(-1) as Point, point) <= 0) kept.pop();
    kept.push(point);
  }
  return kept.slice(0, -1);
}

function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  return [...chain(sorted), ...chain(sorted.reverse())];
}

type Rectangle = { readonly angle: number; readonly u: [number, number]; readonly v: [number, number] };

function rectangleAt(hull: readonly Point[], angle: number): Rectangle {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const us = hull.map(({ x, y }) => x * cos + y * sin);
  const vs = hull.map(({ x, y }) => y * cos - x * sin);
  return { angle, u: [Math.min(...us), Math.max(...us)], v: [Math.min(...vs), Math.max(...vs)] };
}

const areaOf = ({ u, v }: Rectangle) => (u[1] - u[0]) * (v[1] - v[0]);

/**
 * The smallest rectangle around points, grown on each side by `ratio` × area ÷ perimeter: the detector marks only the
 * heart of a line (DB's "unclip"). Corners begin top left as the writing runs, leaning at most 45 degrees.
 */
export function minimumRectangle(points: readonly Point[], ratio: number): Quad {
  const hull = hullOf(points);
  const angles = hull.map((point, at) => {
    const next = hull[(at + 1) % hull.length] ?? point;
    const edge = Math.atan2(next.y - point.y, next.x - point.x);
    return edge - Math.round(edge / (Math.PI / 2)) * (Math.PI / 2);
  });
  const upright = rectangleAt(hull, 0);
  const best = angles
    .map((angle) => rectangleAt(hull, angle))
    .reduce((a, b) => (areaOf(b) < areaOf(a) ? b : a), upright);
  // A short word is nearly a square, and nearly any rectangle fits a square: level wins unless leaning gains much.
  return corners(areaOf(best) < areaOf(upright) * 0.9 ? best : upright, ratio);
}

function corners({ angle, u, v }: Rectangle, ratio: number): Quad {
  const [width, height] = [u[1] - u[0] + 1, v[1] - v[0] + 1];
  const grow = (width * height * ratio) / (2 * (width + height));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (a: number, b: number) => ({ x: a * cos - b * sin, y: a * sin + b * cos });
  const [left, right, top, bottom] = [u[0] - grow, u[1] + 1 + grow, v[0] - grow, v[1] + 1 + grow];
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}
