import { globSync, readFileSync } from "node:fs";

/** What the pages and routes of staff call in the domain, and what finds out who asks. */
const CALLERS = ["app/[[]locale[]]/(staff)/**/*.{ts,tsx}", "app/_server/staff-*.{ts,tsx}", "app/api/auth/**/*.ts"];
const OURS = /import (?!type)\{([^}]*)\} from "@\/(lib\/(?!infra\/|i18n\/|clocks\/)[^"]+)"/g;

type Use = { readonly name: string; readonly file: string };

/**
 * Every function of the domain that staff pages import and that asks the database: whatever it is called, wherever it
 * stands, and whether or not it is told who asks.
 */
export function staffUses(): readonly Use[] {
  const callers = globSync(CALLERS).filter((file) => !/\.(test|fixture)\./.test(file));
  const named = callers.flatMap((file) => [...readFileSync(file, "utf8").matchAll(OURS)].flatMap(usesIn));
  const uses = new Map(named.map((use) => [`${use.name} ${use.file}`, use]));
  return [...uses.values()].filter(asksTheDatabase);
}

function usesIn([, names = "", module = ""]: RegExpMatchArray): Use[] {
  const values = names.split(",").map((name) => name.trim().split(" as ")[0] ?? "");
  const called = values.filter((name) => name !== "" && !name.startsWith("type "));
  return called.map((name) => ({ name, file: `${module}.ts` }));
}

function asksTheDatabase({ name, file }: Use): boolean {
  const found = globSync(file).length > 0 ? readFileSync(file, "utf8") : "";
  const whole = new RegExp(`export (async )?function ${name}\\b(?:(?!\\n})[^])*`).exec(found);
  return whole !== null && (whole[1] !== undefined || whole[0].includes("Promise<"));
}

/** What an act may say beside that it is done: how a thing is called from now on, how many, until when, from where to where. */
const TOLD = ["id", "n", "version", "orderId", "packetId", "opened", "head", "until", "from", "to", "decision"];
const COUNTED = ["moved", "left", "ended", "confirmed", "wrong"];

/** The names of what this act answers with that goes beyond that. */
export function toldBeyond({ file }: Use): string[] {
  const done = [...readFileSync(file, "utf8").matchAll(/\{ ok: true;([^}]*)\}/g)].map(([, more = ""]) => more);
  const names = done.flatMap((more) => [...more.matchAll(/(\w+)\??:/g)].map(([, name = ""]) => name));
  return names.filter((name) => ![...TOLD, ...COUNTED].includes(name));
}
