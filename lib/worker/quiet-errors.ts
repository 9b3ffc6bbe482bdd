import { errorFacts, log } from "@/lib/infra/log/log";

const QUIET_MS = 60_000;

type Kind = { until: number; unsaid: number };

/**
 * Logs each kind of error at most once a minute, with how often it came meanwhile: a mail server that is away for an
 * hour must not fill the disk. Names, codes and places only (SEC-14).
 */
export function quietErrors(write: (facts: object) => void = (facts) => log.error(facts, "job failed")) {
  const kinds = new Map<string, Kind>();
  return (error: unknown, now: number = Date.now()): void => {
    const facts = errorFacts(error);
    const name = `${facts.name} ${facts.code ?? ""}`;
    const kind = kinds.get(name);
    if (kind && now < kind.until) {
      kind.unsaid++;
      return;
    }
    kinds.set(name, { until: now + QUIET_MS, unsaid: 0 });
    write({ error: facts, ...(kind && kind.unsaid > 0 ? { alsoCame: kind.unsaid } : {}) });
  };
}
