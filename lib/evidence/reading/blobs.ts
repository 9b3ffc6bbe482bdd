import type { Point } from "@/lib/evidence/reading/line";

/** Pixels of a mask that hang together, by the two ends of each of their rows. */
export type Blob = { readonly ends: readonly Point[]; readonly pixels: number; readonly mean: number };

/** Connected parts (8 neighbours) of a map where it exceeds `threshold`, with the mean of the map over each. */
export function blobsOf(map: Float32Array, width: number, threshold: number): Blob[] {
  const seen = new Uint8Array(map.length);
  const found: Blob[] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || (map[start] ?? 0) <= threshold) continue;
    found.push(describe(flood(map, width, { seen, start, threshold }), map, width));
  }
  return found;
}

type Flood = { readonly seen: Uint8Array; readonly start: number; readonly threshold: number };

function flood(map: Float32Array, width: number, { seen, start, threshold }: Flood): number[] {
  const members = [start];
  seen[start] = 1;
  for (let at = 0; at < members.length; at++) {
    for (const next of neighbours(members[at] ?? 0, width, map.length)) {
      if (seen[next] || (map[next] ?? 0) <= threshold) continue;
      seen[next] = 1;
      members.push(next);
    }
  }
  return members;
}

function neighbours(at: number, width: number, length: number): number[] {
  const x = at % width;
  const columns = [x > 0 ? -1 : 0, 0, x < width - 1 ? 1 : 0];
  return [-width, 0, width]
    .flatMap((row) => columns.map((column) => at + row + column))
    .filter((n) => n >= 0 && n < length);
}

function describe(members: readonly number[], map: Float32Array, width: number): Blob {
  const rows = new Map<number, [number, number]>();
  let sum = 0;
  for (const at of members) {
    sum += map[at] ?? 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    const [first, last] = rows.get(y) ?? [x, x];
    rows.set(y, [Math.min(first, x), Math.max(last, x)]);
  }
  const ends = [...rows].flatMap(([y, [first, last]]) => [
    { x: first, y },
    { x: last, y },
  ]);
  return { ends, pixels: members.length, mean: sum / members.length };
}
