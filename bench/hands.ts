/** `count` pieces of work done by so many hands at once, each taking the next one. */
export async function hands(many: number, count: number, work: (turn: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: many }, one));
}
