/** `clients` at once, each doing one piece of work after another until the time is over. Milliseconds of each piece. */
export async function crowd(clients: number, ms: number, work: (client: number) => Promise<unknown>): Promise<Crowd> {
  const started = performance.now();
  const pieces: number[] = [];
  const one = async (client: number) => {
    while (performance.now() - started < ms) {
      const begun = performance.now();
      await work(client);
      pieces.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)));
  return { pieces, perSecond: (pieces.length / (performance.now() - started)) * 1_000 };
}

export type Crowd = { pieces: number[]; perSecond: number };
