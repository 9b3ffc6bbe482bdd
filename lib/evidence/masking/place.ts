import type { Place } from "@/lib/evidence/decoder/order";
import { type Bounds, boundsOf, type Point, type Quad } from "@/lib/evidence/reading/line";

/** A picture as it was read: its size then, and the degrees clockwise by which it had been turned for that. */
export type ReadAs = { readonly width: number; readonly height: number; readonly turned: 0 | 90 | 180 | 270 };

/** Where a point of the turned picture lies on the unturned one, as shares of its width and height. */
function unturned({ x, y }: Point, { width, height, turned }: ReadAs): Point {
  const [across, down] = [x / width, y / height];
  if (turned === 90) return { x: down, y: 1 - across };
  if (turned === 180) return { x: 1 - across, y: 1 - down };
  return turned === 270 ? { x: 1 - down, y: across } : { x: across, y: down };
}

function between(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function placeOf({ left, top, right, bottom }: Bounds): Place {
  const [x, y] = [between(left) * 100, between(top) * 100];
  return { x, y, width: between(right) * 100 - x, height: between(bottom) * 100 - y };
}

/** The upright part of the picture around a box of what was read on it, in per cent. */
export function placeOfBox(box: Quad, read: ReadAs): Place {
  return placeOf(boundsOf(box.map((point) => unturned(point, read))));
}

/** Characters reach a little over the box that the detector draws, and an edge that shows can be guessed from. */
const MARGIN = 0.15;

/** The place with a margin of a part of its shorter side, as it looks on a picture of that size. */
export function widened(place: Place, size: { readonly width: number; readonly height: number }): Place {
  const [across, down] = [(place.width / 100) * size.width, (place.height / 100) * size.height];
  const more = MARGIN * Math.min(across, down);
  const [x, y] = [(more / size.width) * 100, (more / size.height) * 100];
  const bounds = {
    left: (place.x - x) / 100,
    top: (place.y - y) / 100,
    right: (place.x + place.width + x) / 100,
    bottom: (place.y + place.height + y) / 100,
  };
  return placeOf(bounds);
}

function area({ width, height }: Place): number {
  return width * height;
}

/** What two places share, in the same measure as `area`. */
function shared(one: Place, other: Place): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, across) * Math.max(0, down);
}

/** Nearly all of `inner` lies in `outer`. */
export function holds(outer: Place, inner: Place): boolean {
  return shared(outer, inner) > 0.9 * area(inner);
}

/** Some of what stands here may not be seen: then none of its text is said either. */
export function isHidden(places: readonly Place[], masks: readonly Place[]): boolean {
  const hides = (place: Place, mask: Place) => shared(place, mask) > 0.3 * Math.min(area(place), area(mask));
  return places.some((place) => masks.some((mask) => hides(place, mask)));
}
