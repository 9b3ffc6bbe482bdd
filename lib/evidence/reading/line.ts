export type Point = { readonly x: number; readonly y: number };

/** Four corners in pixels of the upright picture: top left, top right, bottom right, bottom left of the writing. */
export type Quad = readonly [Point, Point, Point, Point];

/** One line of writing as the model read it; nobody has confirmed it. */
export type Line = {
  readonly text: string;
  /** Mean probability of its characters, 0 to 1. */
  readonly confidence: number;
  readonly box: Quad;
};

export type Bounds = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** The upright rectangle around the corners. */
export function boundsOf(points: readonly Point[]): Bounds {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

export function quadOf({ left, top, right, bottom }: Bounds): Quad {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** The upright rectangle around several boxes. */
export function around(boxes: readonly Quad[]): Quad {
  return quadOf(boundsOf(boxes.flat()));
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Length along the writing and height across it, in pixels. */
export function sizeOf(box: Quad): { readonly length: number; readonly height: number } {
  return { length: distance(box[0], box[1]), height: distance(box[0], box[3]) };
}

/** Degrees by which the writing leans; 0 is level, positive falls to the right. */
export function leanOf(box: Quad): number {
  return (Math.atan2(box[1].y - box[0].y, box[1].x - box[0].x) * 180) / Math.PI;
}
