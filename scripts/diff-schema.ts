import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { startLocalPostgres } from "@/lib/infra/db/local-postgres";
import { schemaDifference } from "@/lib/infra/db/migrate";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";

/** Prints the SQL from the committed schema to the one in the work tree: the start of a new migration. */
function committedSchema(folder: string): string | null {
  const files = execFileSync("git", ["ls-tree", "--name-only", "HEAD", "prisma/schema/"], { encoding: "utf8" }).split(
    "\n",
  );
  const names = files.filter((name) => name.endsWith(".prisma"));
  for (const name of names) {
    writeFileSync(join(folder, basename(name)), execFileSync("git", ["show", `HEAD:${name}`]));
  }
  return names.length > 0 ? folder : null;
}

const scratch = scratchFolder("schema");
const server = await startLocalPostgres(scratch, "scratch"); // the engine wants to meet a server even to compare two folders
const anyDatabase = server.url.replace(/\/zhenping$/, "/postgres");
process.stdout.write(await schemaDifference(anyDatabase, committedSchema(scratch), "prisma/schema"));
await server.stop();
rmSync(scratch, { recursive: true, force: true });
