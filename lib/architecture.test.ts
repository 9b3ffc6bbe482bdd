import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** The import table of docs/decisions/0001-the-house.md: which folder may look into which. The first row that fits a file decides. */
const TABLE: readonly { folder: string; may: readonly string[] }[] = [
  {
    folder: "app/_server",
    may: [
      "app",
      "lib/domain",
      "lib/i18n",
      "lib/infra/session",
      "lib/infra/health",
      "lib/infra/log",
      "lib/infra/env",
      "lib/infra/metrics",
    ],
  },
  {
    folder: "app/api",
    may: ["app", "lib/domain", "lib/i18n", "lib/infra/session", "lib/infra/health", "lib/infra/log", "lib/infra/env"],
  },
  { folder: "app/_ui", may: ["app/_ui"] },
  { folder: "app", may: ["app", "lib/domain", "lib/i18n"] },
  { folder: "lib/worker", may: ["lib/worker", "lib/domain", "lib/infra/queue", "lib/infra/log"] },
  { folder: "prisma", may: ["prisma", "lib/domain", "lib/infra/queue", "lib/infra/log", "lib/infra/env"] },
  { folder: "e2e", may: ["e2e", "lib/domain", "lib/infra", "lib/i18n"] },
  { folder: "bench", may: ["bench", "lib/domain", "lib/infra", "lib/i18n"] },
  { folder: "scripts", may: ["scripts", "lib/infra"] },
  { folder: "lib/reports", may: ["lib/reports", "level 2", "level 1", "level 0"] },
  { folder: "lib/retention", may: ["lib/retention", "level 2", "level 1", "level 0"] },
  { folder: "lib/transparency", may: ["lib/transparency", "level 2", "level 1", "level 0"] },
  { folder: "lib/enforcement", may: ["lib/enforcement", "level 2", "level 1", "level 0"] },
  { folder: "lib/monitoring", may: ["lib/monitoring", "level 2", "level 1", "level 0"] },
  { folder: "lib/cases", may: ["lib/cases", "level 1", "level 0"] },
  { folder: "lib/linking", may: ["lib/linking", "level 1", "level 0"] },
  { folder: "lib/evidence", may: ["lib/evidence", "lib/audit", "lib/access", "level 0"] },
  { folder: "lib/notifications", may: ["lib/notifications", "level 0"] },
  { folder: "lib/access", may: ["lib/access", "lib/audit", "level 0"] },
  { folder: "lib/audit", may: ["lib/audit", "level 0"] },
  { folder: "lib/clocks", may: ["lib/clocks"] },
  { folder: "lib/infra", may: ["lib/infra"] },
  { folder: "lib/i18n", may: ["lib/i18n"] },
];

const LEVELS: Record<string, readonly string[]> = {
  "level 0": ["lib/infra", "lib/i18n"],
  "level 1": ["lib/evidence", "lib/notifications", "lib/access", "lib/clocks", "lib/audit"],
  "level 2": ["lib/cases", "lib/linking"],
  "lib/domain": [
    "lib/reports",
    "lib/retention",
    "lib/transparency",
    "lib/enforcement",
    "lib/monitoring",
    "lib/cases",
    "lib/linking",
    "lib/evidence",
    "lib/notifications",
    "lib/access",
    "lib/clocks",
    "lib/audit",
  ],
};

const BARRED_NAMES = /(^|\/)(index|utils|helpers|types|constants|service|manager|handler)\.tsx?$/;
const ROOTS = ["app", "lib", "prisma", "e2e", "bench", "scripts"];

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(".", join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith("lib/infra/db/generated/"));
}

const files = ROOTS.flatMap((root) => sourcesUnder(root));
const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));

function importsOf(file: string): string[] {
  const text = texts.get(file) ?? "";
  const found = text.matchAll(
    /(?:^|\s)(?:import|export)\s[^"';]*?from\s*"([^"]+)"|(?:^|[^.\w])import\(\s*"([^"]+)"|^import\s+"([^"]+)"/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** Where an import leads, as a path from the root; null for packages. */
function target(file: string, name: string): string | null {
  if (name.startsWith("@/")) return name.slice(2);
  return name.startsWith(".") ? relative(".", join(dirname(file), name)) : null;
}

const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file);
const within = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}.`);
const spread = (names: readonly string[]) => names.flatMap((name) => LEVELS[name] ?? [name]);

function brokenImports(file: string): string[] {
  const row = TABLE.find(({ folder }) => within(file, folder));
  if (!row) return file.split("/").length > 2 ? [`${file}: its folder is not in the table`] : [];
  const allowed = spread(row.may);
  return importsOf(file).flatMap((name) => {
    const to = target(file, name);
    if (to === null || allowed.some((folder) => within(to, folder))) return [];
    return [`${file} looks into ${to}; ${row.folder} may look into ${row.may.join(", ")}`];
  });
}

function cycleFrom(start: string): string[] | null {
  const stack: { file: string; path: string[] }[] = [{ file: start, path: [start] }];
  const seen = new Set<string>();
  for (let at = stack.pop(); at; at = stack.pop()) {
    for (const next of graph.get(at.file) ?? []) {
      if (next === start) return [...at.path, start];
      if (!seen.has(next)) stack.push({ file: next, path: [...at.path, next] });
      seen.add(next);
    }
  }
  return null;
}

function resolved(path: string): string | undefined {
  return [path, `${path}.ts`, `${path}.tsx`].find((candidate) => texts.has(candidate));
}

const graph = new Map(
  files.map((file) => [
    file,
    importsOf(file).flatMap((name) => {
      const to = target(file, name);
      const found = to === null ? undefined : resolved(to);
      return found ? [found] : [];
    }),
  ]),
);

describe("the house keeps its rules", () => {
  it("each folder looks only where the table lets it", () => {
    expect(files.filter((file) => !isTest(file)).flatMap(brokenImports)).toEqual([]);
  });

  it("nothing imports in a circle", () => {
    expect(files.map(cycleFrom).filter((cycle) => cycle !== null)).toEqual([]);
  });

  it("lib knows neither the framework nor React", () => {
    const offenders = files.filter(
      (file) => file.startsWith("lib/") && !file.startsWith("lib/infra/session/") && !isTest(file),
    );
    expect(
      offenders.filter((file) =>
        importsOf(file).some((name) => /^(next|react|react-dom)(\/|$)/.test(name) && !name.startsWith("next-auth")),
      ),
    ).toEqual([]);
  });

  it("what staff read of a case is asked through the scope of the asker (lib/access/case-scope.ts)", () => {
    const rows =
      /\b(?:db|tx)\.(?:case|track|caseClock|caseEvent|decision|message|internalNote|evidence|submission)\.(?:find|count|aggregate|group)/;
    const tables = /\b(?:FROM|JOIN) "?(?:case|track|evidence|message|submission|internal_note)\b/;
    const scoped = /\b(?:caseScope|ownedBy|sharedWith|findCase|findPicture|auditScope)\(/;
    const domain = files.filter((file) => file.startsWith("lib/") && !isTest(file));
    const asking = domain.filter((file) => /: Staff\b/.test(texts.get(file) ?? ""));
    const reading = asking.filter((file) => rows.test(texts.get(file) ?? "") || tables.test(texts.get(file) ?? ""));
    expect(reading.filter((file) => !scoped.test(texts.get(file) ?? ""))).toEqual([]);
    expect(files.filter((file) => /\bcan\((?:\w+\.)?staff\.roles/.test(texts.get(file) ?? ""))).toEqual([]);
  });

  it("the environment is read in one place", () => {
    const readers = files.filter(
      (file) => !/^(scripts|e2e)\//.test(file) && !isTest(file) && file !== "lib/infra/env.ts",
    );
    expect(readers.filter((file) => texts.get(file)?.includes("process.env"))).toEqual([]);
  });

  it("no file is a drawer, no folder has a barrel", () => {
    expect(files.filter((file) => BARRED_NAMES.test(file))).toEqual([]);
    expect(files.filter((file) => /^export \* from/m.test(texts.get(file) ?? ""))).toEqual([]);
  });

  it("there are no Server Actions", () => {
    expect(files.filter((file) => /^\s*["']use server["']/m.test(texts.get(file) ?? ""))).toEqual([]);
  });

  it("no page is given markup as text", () => {
    const given = files.filter((file) => file !== "lib/architecture.test.ts").map((file) => texts.get(file) ?? "");
    expect(given.filter((text) => text.includes("dangerouslySetInnerHTML"))).toEqual([]);
  });

  it("nothing is loosely typed and no check is silenced", () => {
    const others = files.filter((file) => file !== "lib/architecture.test.ts");
    const code = (file: string) => (texts.get(file) ?? "").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    expect(
      others.filter((file) => /(:\s*any\b|\bas any\b|<any>)/.test(code(file).replace(/"[^"\n]*"/g, '""'))),
    ).toEqual([]);
    expect(
      others.filter((file) =>
        /@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable/.test(texts.get(file) ?? ""),
      ),
    ).toEqual([]);
  });
});
