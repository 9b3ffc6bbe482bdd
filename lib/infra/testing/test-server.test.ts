import pg from "pg";
import { afterAll, expect, inject, it, vi } from "vitest";
import { inDatabase } from "@/lib/infra/db/prepare-database";
import { testServer } from "./test-server";

const given = inject("templateUrl");
vi.stubEnv("DATABASE_URL", given);
const client = new pg.Client({ connectionString: inDatabase(given, "postgres") });
await client.connect();
afterAll(() => client.end());

/** All databases and roles of the server that begin so. */
async function begunWith(name: string): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)
     UNION SELECT rolname FROM pg_roles WHERE starts_with(rolname, $1) ORDER BY name`,
    [name],
  );
  return rows.map((row) => row.name);
}

it("tests use the server of DATABASE_URL, and leave nothing of theirs there, and all of another run", async () => {
  const { url, stop } = await testServer("/not-used");
  expect(new URL(url).host).toBe(new URL(given).host);
  const run = new URL(url).pathname.slice(1);
  await client.query(`CREATE DATABASE ${run} IS_TEMPLATE true STRATEGY FILE_COPY`);
  await client.query(
    `CREATE ROLE ${run}_split CREATEROLE; SET ROLE ${run}_split; CREATE ROLE ${run}_split_app; RESET ROLE`,
  );
  await client.query(`CREATE DATABASE ${run}_7 OWNER ${run}_split STRATEGY FILE_COPY`);
  await stop();
  expect(await begunWith(run)).toEqual([]);
  const another = new URL(given).pathname.slice(1);
  expect(await begunWith(another)).toEqual(expect.arrayContaining([another, `${another}_app`]));
});

it("an account that is no superuser is refused with the reason", async () => {
  const { url, stop } = await testServer("/not-used");
  const name = `${new URL(url).pathname.slice(1)}_owner`;
  await client.query(`CREATE ROLE ${name} LOGIN CREATEDB CREATEROLE PASSWORD 'of a moment'`);
  const account = new URL(given);
  Object.assign(account, { username: name, password: "of a moment" });
  vi.stubEnv("DATABASE_URL", account.href);
  await expect(testServer("/not-used")).rejects.toThrow("must be a superuser");
  await stop();
});
