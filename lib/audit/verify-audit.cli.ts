import { existsSync } from "node:fs";
import { join } from "node:path";
import { startLocalPostgres } from "@/lib/infra/db/local-postgres";
import { secrets, settings } from "@/lib/infra/env";
import { type AuditVerdict, verifyAudit } from "./verify-audit";

const number = (value: number) => value.toLocaleString("en");

function describe({ ok, entries, firstBad, entriesPerSecond, checkedPerSecond }: AuditVerdict): string {
  const speed = `${number(entriesPerSecond)} entries/s read and checked, ${number(checkedPerSecond)} entries/s checked alone`;
  if (ok) return `The audit record is whole: ${number(entries)} entries (${speed}).`;
  const { lane, seq, reason } = firstBad ?? {};
  return `The audit record is broken at lane ${lane}, number ${seq}: ${reason}.\n${number(entries)} entries read before it are right (${speed}).`;
}

const { dataDir, databaseUrl, runtimeDatabaseUrl } = settings();
const given = runtimeDatabaseUrl ?? databaseUrl;
// A program that is running keeps its server; one that was started for this check goes again.
const inUse = existsSync(join(dataDir, "running.json"));
const local = given ? undefined : await startLocalPostgres(dataDir, secrets().databasePassword);
try {
  const verdict = await verifyAudit(given ?? local?.url ?? "", secrets().auditKey);
  console.log(describe(verdict));
  process.exitCode = verdict.ok ? 0 : 1;
} finally {
  if (!inUse) await local?.stop();
}
