import { randomBytes, scrypt } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { settings } from "@/lib/infra/env";
import type { Statement } from "./record-sql";
import { copyOf, type WrittenRow, writeRows } from "./rows-written";

const slow = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);

/** Straight connections to the database, one a client, as its owner. */
export async function connections(count: number): Promise<pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: settings().databaseUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

let written = 0;

async function writeFlushed(bytes: Buffer): Promise<void> {
  const path = join(settings().dataDir, `floor-${written++}`);
  const handle = await open(path, "w");
  await handle.write(bytes);
  await handle.sync();
  await handle.close();
  await rm(path);
}

/** The least that keeps a report: the bytes of its files on the disk, its rows in one transaction. */
export async function keepReport(
  client: pg.Client,
  rows: readonly WrittenRow[],
  files: readonly Buffer[],
): Promise<void> {
  for (const bytes of files) await writeFlushed(bytes);
  await writeRows(client, copyOf(rows, written++));
}

/** The least that answers a look-up: the code through scrypt once, and what is read. */
export async function answerLookUp(client: pg.Client, reads: readonly Statement[]): Promise<void> {
  await slow("123456789012345678901234", randomBytes(16), 32, { N: 16_384, r: 8, p: 1 });
  for (const { text, values } of reads) await client.query(text, values);
}
