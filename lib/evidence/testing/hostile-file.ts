/** A file made to do harm, or a harmless one under a name made for it. `name` is what the sender calls it. */
export type HostileFile = { what: string; name: string; bytes: Buffer };

/** Numbers that look random and are the same in every run: a file that breaks something can be made again. */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
