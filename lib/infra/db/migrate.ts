import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";

const EVERYTHING = { externalTables: [], externalEnums: [] };

function migrationFolders(base: string) {
  return readdirSync(base)
    .filter((name) => statSync(join(base, name)).isDirectory())
    .sort()
    .map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(base, path, "migration.sql"), "utf8") },
      },
    }));
}

function schemaFiles(folder: string) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({ path: name, content: readFileSync(join(folder, name), "utf8") }));
}

/** The adapter cuts a script at every semicolon, also inside functions and comments; the server itself knows better. */
class WholeScripts extends PrismaPg {
  private readonly opened: Awaited<ReturnType<PrismaPg["connect"]>>[] = [];

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    this.opened.push(adapter);
    const server = adapter.underlyingDriver();
    adapter.executeScript = async (script) => {
      await server.query(script);
    };
    return adapter;
  }

  async close(): Promise<void> {
    for (const adapter of this.opened) await adapter.dispose();
  }
}

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const connections = new WholeScripts({ connectionString: url });
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(connections),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await connections.close();
  }
}

type MigrationList = Parameters<SchemaEngine["applyMigrations"]>[0]["migrationsList"];

/** A start that was killed leaves a migration marked as failed. Each runs as one statement, so nothing of it was kept: it may run again. */
async function forgetInterrupted(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const history = { migrationsList, optInToShadowDatabase: false, filters: EVERYTHING };
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(history);
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
}

/**
 * Applies the migrations that the database does not have yet, with Prisma's own engine (in WebAssembly: nothing to download).
 * @returns the names of those applied now.
 */
export async function migrate(url: string, root: string): Promise<string[]> {
  const base = join(root, "prisma/migrations");
  const migrationsList = {
    baseDir: base,
    lockfile: { path: "migration_lock.toml", content: readFileSync(join(base, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: migrationFolders(base),
  };
  return withEngine(url, async (engine) => {
    await forgetInterrupted(engine, migrationsList);
    const result = await engine.applyMigrations({ filters: EVERYTHING, migrationsList });
    return result.appliedMigrationNames;
  });
}

/** The SQL that leads from one folder of schema files to another; from nothing when `before` is null. */
export async function schemaDifference(url: string, before: string | null, after: string): Promise<string> {
  const from = before ? ({ tag: "schemaDatamodel", files: schemaFiles(before) } as const) : ({ tag: "empty" } as const);
  const to = { tag: "schemaDatamodel", files: schemaFiles(after) } as const;
  return withEngine(url, async (engine) => {
    const result = await engine.diff({ from, to, script: true, exitCode: null, filters: EVERYTHING });
    return result.stdout ?? "";
  });
}
