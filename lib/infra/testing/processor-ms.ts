/**
 * @returns how long this process has had a processor for some work, in ms. A test that asks this instead of the clock
 * says the same on a machine where others are busy.
 */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
