import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { settings } from "../../lib/infra/env.ts";

let known: ReadonlyMap<string, string> | undefined;

/** Each of our scripts and styles with the name of its content. None before the first build. */
function versions(): ReadonlyMap<string, string> {
  if (known && settings().mode === "production") return known;
  const folder = join(process.cwd(), "public/assets");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(js|css)$/.test(name)) : [];
  known = new Map(
    names.map((name) => {
      const content = readFileSync(join(folder, name));
      return [name, createHash("sha256").update(content).digest("base64url").slice(0, 10)];
    }),
  );
  return known;
}

/**
 * The address of a script or style of ours. It changes with the content, so that a browser may keep what it has got and
 * asks for it once, not on every page: on a poor network each question is a wait (UX-03).
 */
export function assetAddress(name: string): string {
  const version = versions().get(name);
  return version ? `/assets/${name}?v=${version}` : `/assets/${name}`;
}

type Answer = { method: string | undefined; target: string | undefined; status: number; setsCookie: boolean };

/**
 * Whether this answer may be kept for good, by everybody: it is a file of ours under the name of the content that this
 * process has. Not an error, nor what another release calls by that name, nor anything that carries a cookie.
 */
export function mayBeKept({ method, target = "", status, setsCookie }: Answer): boolean {
  const name = /^\/assets\/([\w.-]+)\?v=/.exec(target)?.[1];
  if (!name || target !== assetAddress(name)) return false;
  return (method === "GET" || method === "HEAD") && (status === 200 || status === 304) && !setsCookie;
}
