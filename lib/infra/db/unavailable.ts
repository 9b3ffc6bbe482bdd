import { Prisma } from "./generated/client.ts";

/** P1001/2/8/17: no server, no answer in time, connection closed. P2024/P2028: no free connection. P1xxx of the adapter carry the same meaning. */
const AWAY = /^(P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|53300|08\w\w\w)$/;

/** Whether an error says that the database is away for now, so that trying again later can succeed. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string" && AWAY.test(code)) return true;
  const cause = (error as { cause?: { originalCode?: string; kind?: string } } | null)?.cause;
  return (
    cause?.kind === "DatabaseNotReachable" || cause?.kind === "ConnectionClosed" || AWAY.test(cause?.originalCode ?? "")
  );
}
