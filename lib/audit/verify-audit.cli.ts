import { secrets, settings } from "@/lib/infra/env";
import { verifyAudit } from "./verify-audit";

const url = settings().runtimeDatabaseUrl ?? settings().databaseUrl;
if (!url) throw new Error("No database address: use `npm run audit:verify`, or set DATABASE_URL.");

const { ok, entries, firstBad, entriesPerSecond, checkedPerSecond } = await verifyAudit(url, secrets().auditKey);
const number = (value: number) => value.toLocaleString("en");
const speed = `${number(entriesPerSecond)} entries/s read and checked, ${number(checkedPerSecond)} entries/s checked alone`;
if (ok) console.log(`The audit record is whole: ${number(entries)} entries (${speed}).`);
else {
  console.log(`The audit record is broken at lane ${firstBad?.lane}, number ${firstBad?.seq}: ${firstBad?.reason}.`);
  console.log(`${number(entries)} entries before it are right (${speed}).`);
}
process.exitCode = ok ? 0 : 1;
