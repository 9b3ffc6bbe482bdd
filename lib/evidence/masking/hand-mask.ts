import type { Place } from "@/lib/evidence/decoder/order";

/** Smaller than this, in per cent, is a slip of the hand. */
const SMALLEST = 0.2;

/** A box as it was typed or dragged, cut to the picture; null when nothing of it lies on the picture. */
export function handMask(typed: Place): Place | null {
  const { x, y, width, height } = typed;
  if (![x, y, width, height].every(Number.isFinite)) return null;
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(100, x + width), Math.min(100, y + height)];
  if (right - left < SMALLEST || bottom - top < SMALLEST) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
