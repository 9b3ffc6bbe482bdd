import pg from "pg";
import { ownerUrl } from "@/lib/infra/testing/worker-database";

/** Lets the database fail at every new row of a table while `work` runs: a bug, or a disk that is full. */
export async function whileInsertsFail<T>(table: string, work: () => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const name = `fail_${table}`;
  await owner.query(`
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
    CREATE TRIGGER ${name} BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION ${name}()`);
  try {
    return await work();
  } finally {
    await owner.query(`DROP TRIGGER ${name} ON "${table}"; DROP FUNCTION ${name}()`);
    await owner.end();
  }
}
