import { knowLaw } from "@/lib/cases/law/known-law";
import { errorFacts, log } from "@/lib/infra/log/log";
import type { JobTable } from "@/lib/infra/queue/queue";

const MINUTE_MS = 60_000;

/** The same jobs, each done with the law as it is recorded now. One that cannot know it fails, and is tried again. */
export function knowingLaw(table: JobTable): JobTable {
  const jobs = Object.entries(table).map(([name, run]) => [
    name,
    async (data: never) => {
      await knowLaw();
      await (run as (data: never) => Promise<void>)(data);
    },
  ]);
  return Object.fromEntries(jobs) as JobTable;
}

/** For jobs that go on past midnight: what is known stays fresh while they run. Does not keep a process alive. */
export function keepLawKnown(): void {
  const ask = () => knowLaw().catch((error: unknown) => log.error({ error: errorFacts(error) }, "law data not read"));
  setInterval(() => void ask(), MINUTE_MS).unref();
}
