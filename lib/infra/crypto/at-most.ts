/**
 * A gate that lets `limit` pieces of work run at once and keeps the others waiting, first come first served. A piece
 * that fails gives up its place like one that succeeds.
 */
export function atMost(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;

  function leave() {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  return async (work) => {
    if (running < limit) running++;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
