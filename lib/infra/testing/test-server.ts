import { randomBytes } from "node:crypto";
import pg from "pg";
import { startLocalPostgres } from "@/lib/infra/db/local-postgres";
import { inDatabase } from "@/lib/infra/db/prepare-database";

export type TestServer = {
  /** The owner's address of the database that this run may make; whatever else it makes begins with that name. */
  url: string;
  /** Whether the server is the run's own, to be set as the run likes. */
  isOwn: boolean;
  /** Ends the run's own server, or takes away from a given one all that the run made there. */
  stop: () => Promise<void>;
};

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inDatabase(url, "postgres") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function mustBeSuperuser(client: pg.Client): Promise<void> {
  const { rows } = await client.query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
  if (rows[0]?.rolsuper) return;
  throw new Error("Tests play an attacker with the database in hand: the account of DATABASE_URL must be a superuser.");
}

/** Databases first, then the roles that others made before those others: a role on which anything hangs does not go. */
async function clear(client: pg.Client, run: string): Promise<void> {
  const databases = await client.query("SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)", [run]);
  for (const { name } of databases.rows) {
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(name)} IS_TEMPLATE false`);
    await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
  }
  const roles = await client.query(
    "SELECT rolname AS name FROM pg_roles WHERE starts_with(rolname, $1) ORDER BY length(rolname) DESC",
    [run],
  );
  for (const { name } of roles.rows) await client.query(`DROP ROLE ${client.escapeIdentifier(name)}`);
}

/**
 * Where the tests of one run keep their data: on the server of DATABASE_URL where that is set, in databases and roles of
 * the run's own names; otherwise on a server of the run's own.
 * @throws {Error} when the given account is no superuser.
 */
export async function testServer(dataDir: string): Promise<TestServer> {
  const run = `zhenping_test_${randomBytes(4).toString("hex")}`;
  const given = process.env.DATABASE_URL;
  if (given) {
    await onServer(given, mustBeSuperuser);
    return { url: inDatabase(given, run), isOwn: false, stop: () => onServer(given, (client) => clear(client, run)) };
  }
  const own = await startLocalPostgres(dataDir, randomBytes(16).toString("hex"));
  return { url: inDatabase(own.url, run), isOwn: true, stop: own.stop };
}
