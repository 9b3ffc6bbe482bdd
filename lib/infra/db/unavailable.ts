import { Prisma } from "./generated/client.ts";

/** P1001/2/8/17: no server, no answer in time, connection closed. P2024/P2028: no free connection. The rest are the system's and PostgreSQL's own codes. */
const AWAY = /^(P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|53300|08\w\w\w)$/;
const AWAY_KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

/** What the driver says of a server that does not answer at all; these errors carry no code. */
const SILENCE = new Set([
  "timeout exceeded when trying to connect",
  "Query read timeout",
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
]);

type Cause = { originalCode?: unknown; kind?: unknown };
type Told = { code?: unknown; cause?: Cause; meta?: { driverAdapterError?: { cause?: Cause } } };

function isAwayCode(code: unknown): boolean {
  return typeof code === "string" && AWAY.test(code);
}

/** Whether an error says that the database is away for now, so that trying again later can succeed. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Error && SILENCE.has(error.message)) return true;
  const told = error as Told | null | undefined;
  // A raw query fails as P2010 whatever the reason; what happened stands in the adapter's own error.
  const causes = [told?.cause, told?.meta?.driverAdapterError?.cause];
  return (
    isAwayCode(told?.code) ||
    causes.some((cause) => isAwayCode(cause?.originalCode) || AWAY_KINDS.has(String(cause?.kind)))
  );
}
