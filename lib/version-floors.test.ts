import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The oldest versions without a known hole that can be used without signing in; each with the advisory behind it. */
const FLOORS = [
  { name: "next", floor: "16.4.5", because: "GHSA-673q-mjm6-r5xr, CVE-2026-96889, CVE-2026-119347" },
  { name: "sharp", floor: "0.35.5", because: "CVE-2026-119347: blocked loaders could be reached" },
  { name: "next-auth", floor: "4.24.12", because: "GHSA-5jpx-9hw9-2fx4" },
] as const;

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { version?: string }>;
};

function isAtLeast(version: string, floor: string): boolean {
  const [one, other] = [version, floor].map((text) => text.split(".").map(Number));
  const at = [0, 1, 2].find((place) => one?.[place] !== other?.[place]);
  return at === undefined || (one?.[at] ?? 0) > (other?.[at] ?? 0);
}

describe("what is installed (SEC-01, SEC-13)", () => {
  it.each(FLOORS)("$name is at $floor or newer ($because)", ({ name, floor }) => {
    expect(isAtLeast(lock.packages[`node_modules/${name}`]?.version ?? "0.0.0", floor)).toBe(true);
  });

  it("comes in exact versions, so that two installs are the same", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version));
    expect(loose).toEqual([]);
  });

  it("knows that 10 comes after 9", () => {
    expect(isAtLeast("16.10.0", "16.4.5")).toBe(true);
    expect(isAtLeast("16.4.4", "16.4.5")).toBe(false);
  });
});

/** What servers of 16, 17 and 18 brought, as their release notes name it. */
const NEWER_THAN_15 = /\b(uuidv[47]|uuid_extract_\w+|any_value|array_(?:shuffle|sample|sort|reverse)|json_table)\s*\(/i;

it("docs/operate.md promises PostgreSQL 15: no statement asks for a function of a newer one", () => {
  const sources = globSync(["{lib,app,prisma}/**/*.ts", "prisma/**/*.sql"]).filter(
    (file) => !/\/generated\/|\.test\./.test(file),
  );
  expect(sources.length).toBeGreaterThan(1_000);
  expect(sources.filter((file) => NEWER_THAN_15.test(readFileSync(file, "utf8")))).toEqual([]);
});
