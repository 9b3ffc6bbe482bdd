import { readFileSync } from "node:fs";

export type Address = { path: string; methods: readonly string[]; staff: boolean };

/** What stands for the changing parts of an address: nothing that anybody has. */
const PARTS: Readonly<Record<string, string>> = {
  "[locale]": "zh",
  "[reference]": "ZP26-2222-2222",
  "[...path]": "no/such/page",
  "[...nextauth]": "session",
};
const NOBODYS = "01970000-0000-7000-8000-000000000000";

/** Every address of the program, from the list that staff-addresses.test.ts holds to the routes that there are. */
export function everyAddress(): Address[] {
  const [inside = "", outside = ""] = readFileSync("app/_server/access-matrix.txt", "utf8").split("## Outside");
  const methods = new Map<string, string[]>();
  for (const [part, start] of [
    [inside, "/[locale]/staff"],
    [outside, ""],
  ] as const) {
    for (const [, method = "", end = ""] of part.matchAll(/^([A-Z]+) +(\/\S*)/gm)) {
      const address = end === "/" && start ? start : `${start}${end}`;
      const path = address.replace(/\[+[^\]]+\]+/g, (name) => PARTS[name] ?? NOBODYS);
      methods.set(path, [...(methods.get(path) ?? []), method]);
    }
  }
  return [...methods].map(([path, own]) => ({
    path,
    methods: own,
    staff: /^\/(zh\/staff|api\/auth)(\/|$)/.test(path),
  }));
}
