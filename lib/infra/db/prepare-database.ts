import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { prepareQueue } from "@/lib/infra/queue/queue";
import { migrate } from "./migrate.ts";

export const ROLES = ["public", "staff", "worker", "app"] as const;
export type DatabaseRole = (typeof ROLES)[number];

const ADVISORY_LOCK = 7_301_954; // any fixed number: two starts at once must not migrate at once

/** The address of another database on the same server, for the same account. */
export function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function createIfMissing(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const probe = new pg.Client({ connectionString: url });
  try {
    await probe.connect();
  } catch (error) {
    if ((error as { code?: string }).code !== "3D000") throw error;
    const client = new pg.Client({ connectionString: inDatabase(url, "postgres") });
    await client.connect();
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    await client.end();
  } finally {
    await probe.end().catch(() => {});
  }
}

function roleName(database: string, role: DatabaseRole): string {
  return `${database}_${role}`;
}

function rolePassword(secret: string, role: DatabaseRole): string {
  return createHash("sha256").update(`${secret}:${role}`).digest("base64url");
}

/** The address under which a surface reaches the database: its own role, never the owner. */
export function runtimeUrl(ownerUrl: string, secret: string, role: DatabaseRole): string {
  const url = new URL(ownerUrl);
  url.username = roleName(url.pathname.slice(1), role);
  url.password = rolePassword(secret, role);
  return url.href;
}

async function ensureRoles(client: pg.Client, database: string, secret: string): Promise<void> {
  for (const role of ROLES) {
    const name = client.escapeIdentifier(roleName(database, role));
    const password = client.escapeLiteral(rolePassword(secret, role));
    const known = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [roleName(database, role)]);
    await client.query(`${known.rowCount ? "ALTER" : "CREATE"} ROLE ${name} LOGIN PASSWORD ${password}`);
  }
}

async function grant(client: pg.Client, database: string, root: string): Promise<void> {
  const sql = readFileSync(join(root, "prisma/grants.sql"), "utf8");
  const named = sql.replaceAll(/\{\{(\w+)\}\}/g, (_, role: DatabaseRole) =>
    client.escapeIdentifier(roleName(database, role)),
  );
  await client.query(`BEGIN; ${named}; COMMIT`);
}

/**
 * Brings a database to what this version of the program needs: creates it, migrates, makes the queue, the roles and
 * their grants. Safe to repeat and to run from several hosts at once.
 * @throws {Error} when the given account may not create roles; nothing runs with the owner's rights instead.
 */
export async function prepareDatabase(ownerUrl: string, secret: string, root: string): Promise<string[]> {
  await createIfMissing(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const applied = await migrate(ownerUrl, root);
    await prepareQueue(ownerUrl);
    const database = new URL(ownerUrl).pathname.slice(1);
    await ensureRoles(client, database, secret);
    await grant(client, database, root);
    return applied;
  } finally {
    await client.end();
  }
}
