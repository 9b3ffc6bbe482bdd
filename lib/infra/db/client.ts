import { PrismaPg } from "@prisma/adapter-pg";
import { settings } from "@/lib/infra/env";
import { Prisma, PrismaClient } from "./generated/client.ts";

export type Tx = Prisma.TransactionClient;

const held = globalThis as { zhenpingDb?: PrismaClient };

function connect(): PrismaClient {
  const url = settings().runtimeDatabaseUrl ?? settings().databaseUrl;
  if (!url) throw new Error("No database address: start the program with `npm start`, or set DATABASE_URL.");
  const adapter = new PrismaPg({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 3_000,
    // A server that hangs must not hold a person's page for ever; no query of ours takes a tenth of this.
    query_timeout: 20_000,
    keepAlive: true,
  });
  return new PrismaClient({ adapter });
}

/** The one connection pool of this process, opened at first use. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => {
    held.zhenpingDb ??= connect();
    return Reflect.get(held.zhenpingDb, property, held.zhenpingDb);
  },
});

/** P2034: serialisation conflict. P2028: the transaction could not be begun, or was rolled back for its length. Nothing was kept, so both may be tried again. */
const RETRYABLE = new Set(["P2034", "P2028"]);
const ATTEMPTS = 3;

function isRetryable(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return RETRYABLE.has(error.code) || isRawConflict(error.meta);
}

/** PostgreSQL's 40001 and 40P01, two that waited for each other: a raw query fails as P2010 with them in the adapter's error. */
function isRawConflict(meta: Record<string, unknown> | undefined): boolean {
  const told = meta as { driverAdapterError?: { cause?: { kind?: unknown } } } | undefined;
  return told?.driverAdapterError?.cause?.kind === "TransactionWriteConflict";
}

/**
 * Runs the writes of one use case: all of them or none.
 * Waits at most 5 s for a connection and 10 s for the work; tries a conflict three times.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { maxWait: 5_000, timeout: 10_000 });
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      await new Promise((done) => setTimeout(done, 20 * attempt + Math.random() * 40));
    }
  }
}

/** True when the database said that a unique key was there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

export { Prisma };
