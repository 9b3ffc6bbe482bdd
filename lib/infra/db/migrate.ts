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
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const server = adapter.underlyingDriver();
    adapter.executeScript = async (script) => {
      await server.query(script);
    };
    return adapter;
  }
}

async function engineFor(url: string): Promise<SchemaEngine> {
  const factory = bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString: url }));
  return SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
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
  const engine = await engineFor(url);
  try {
    const base = join(root, "prisma/migrations");
    const migrationsList = {
      baseDir: base,
      lockfile: { path: "migration_lock.toml", content: readFileSync(join(base, "migration_lock.toml"), "utf8") },
      shadowDbInitScript: "",
      migrationDirectories: migrationFolders(base),
    };
    await forgetInterrupted(engine, migrationsList);
    const result = await engine.applyMigrations({ filters: EVERYTHING, migrationsList });
    return result.appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/** The SQL that leads from one folder of schema files to another; from nothing when `before` is null. */
export async function schemaDifference(url: string, before: string | null, after: string): Promise<string> {
  const engine = await engineFor(url);
  const result = await engine.diff({
    from: before ? { tag: "schemaDatamodel", files: schemaFiles(before) } : { tag: "empty" },
    to: { tag: "schemaDatamodel", files: schemaFiles(after) },
    script: true,
    exitCode: null,
    filters: EVERYTHING,
  });
  return result.stdout ?? "";
}
