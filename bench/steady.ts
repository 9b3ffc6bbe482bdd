/** What came of work that arrives whether or not what came before is done: milliseconds of each, and how much failed. */
export type Steady = { pieces: number[]; failed: number; perSecond: number };

/** Begins `perSecond` pieces of work in each of `seconds`, at even distances, and waits for the last one. */
export async function steady(perSecond: number, seconds: number, work: () => Promise<unknown>): Promise<Steady> {
  const started = performance.now();
  const pieces: number[] = [];
  let failed = 0;
  const one = async (due: number) => {
    await new Promise((done) => setTimeout(done, Math.max(0, started + due - performance.now())));
    await work().then(
      // From when it was due: a generator that is late must not make the answer look quick.
      () => pieces.push(performance.now() - started - due),
      () => {
        failed += 1;
      },
    );
  };
  await Promise.all(Array.from({ length: perSecond * seconds }, (_, at) => one((at / perSecond) * 1_000)));
  return { pieces, failed, perSecond: (pieces.length / (performance.now() - started)) * 1_000 };
}
