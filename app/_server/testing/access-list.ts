import { readdirSync, readFileSync } from "node:fs";
import type { Permission } from "@/lib/access/roles";

export type StaffRow = {
  method: string;
  address: string;
  permission: Permission | "any";
  whose: string;
  fields: string;
};
/** Who is answered at an address outside the staff side; what each word means stands in the list. */
export type Who = "anybody" | "browser" | "reporter" | "script" | "host" | "nobody";
export type OutsideRow = { method: string; address: string; who: Who; empty: number | null };

const STAFF = "/[locale]/(staff)/staff";
const [inside = "", outside = ""] = readFileSync("app/_server/access-matrix.txt", "utf8").split("## Outside");
const rowsOf = (part: string) =>
  part
    .split("\n")
    .filter((line) => /^[A-Z]+ /.test(line))
    .map((line) => line.split(/\s+/));

/** Every address of the staff side behind its door, as access-matrix.txt lists them. */
export const STAFF_ROWS: readonly StaffRow[] = rowsOf(inside).map((line) => {
  const [method = "", address = "", permission = "", whose = "", fields = ""] = line;
  return { method, address, permission: permission as Permission, whose, fields };
});

/** Every other address of the program. */
export const OUTSIDE_ROWS: readonly OutsideRow[] = rowsOf(outside).map((line) => {
  const [method = "", address = "", who = "", empty] = line;
  return { method, address, who: who as Who, empty: empty ? Number(empty) : null };
});

/** The folders of an address below `app`, without those that only group. */
const addressOf = (file: string) => `/${file.replace(/\/?route\.tsx?$/, "")}`.replace(/\/\((?:public|staff)\)/, "");
const FILES = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((name) =>
  /(^|\/)route\.tsx?$/.test(name),
);
const fileOf = new Map(FILES.map((file) => [addressOf(file), file]));
/** Where nobody is signed in yet, and every address that there is not. */
const DOORS = /^\/(sign-in|setup|invite|\[\.\.\.path\])(\/|$)/;

/** The file of an address of the staff side, from the root, without its ending. */
export function staffFile(address: string): string {
  return outsideFile(`/[locale]/staff${address === "/" ? "" : address}`);
}

/** The file of any address, from the root. */
export function outsideFile(address: string): string {
  return `app/${fileOf.get(address) ?? ""}`;
}

/** The methods that a route answers, however it exports them. */
function methodsIn(file: string): string[] {
  const text = readFileSync(`app/${file}`, "utf8");
  const exported = [...text.matchAll(/^export (?:async )?(?:const |function |let )?(\{[^}]*\}|\w+)/gm)];
  const names = exported.flatMap(([, named = ""]) => {
    const list = named.replace(/[{}]/g, "").split(",");
    return list.map(
      (one) =>
        one
          .trim()
          .split(/\s+as\s+|\s*:\s*/)
          .at(-1) ?? "",
    );
  });
  return names.filter((name) => /^[A-Z]+$/.test(name));
}

/** What is really there: `GET /cases/[reference]` behind the door of the staff side, `GET /[locale]/case` outside of it. */
export function addressesThere(): { staff: string[]; outside: string[] } {
  const there = { staff: [] as string[], outside: [] as string[] };
  for (const file of FILES) {
    const own = `/${file}`.startsWith(`${STAFF}/`) ? addressOf(file).replace("/[locale]/staff", "") || "/" : null;
    const behind = own !== null && !DOORS.test(own);
    for (const method of methodsIn(file)) {
      there[behind ? "staff" : "outside"].push(`${method} ${behind ? own : addressOf(file)}`);
    }
  }
  return there;
}
