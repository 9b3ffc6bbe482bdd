import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMessages, translatorFor } from "./translator.ts";

/** Every sentence of a language by its full key. */
function flat(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    flat(value, path ? `${path}.${key}` : key),
  );
}

const zh = new Map(flat(readMessages("zh"), ""));
const en = new Map(flat(readMessages("en"), ""));
const placeholders = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes("generated"));
}

describe("both languages are complete (A11Y-04)", () => {
  it("have the same keys", () => {
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([]);
  });

  it("ask for the same values in each sentence", () => {
    const differing = [...zh].filter(
      ([key, sentence]) => `${placeholders(sentence)}` !== `${placeholders(en.get(key) ?? "")}`,
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("say nothing with an empty sentence", () => {
    expect([...zh, ...en].filter(([, sentence]) => sentence.trim() === "").map(([key]) => key)).toEqual([]);
  });

  it("have a sentence for every key that the code names", () => {
    const named = [...sources("app"), ...sources("lib")].flatMap((file) => {
      const text = readFileSync(file, "utf8");
      return [...text.matchAll(/\bt\(\s*"([a-z]\w*(?:\.\w+)+)"/g)].map((match) => `${match[1]} in ${file}`);
    });
    expect(named.filter((use) => !zh.has(use.split(" in ")[0] ?? ""))).toEqual([]);
  });
});

describe("a translator", () => {
  it("throws for a key without a sentence, so that no page shows a key", () => {
    expect(() => translatorFor("zh")("errors.no_such_key")).toThrow();
  });

  it("says whether there is a sentence", () => {
    expect(translatorFor("en").has("errors.home")).toBe(true);
    expect(translatorFor("en").has("errors.nothing")).toBe(false);
    expect(translatorFor("en").has("errors")).toBe(false);
  });

  it("does not take what every text or object has of its own for a sentence", () => {
    for (const key of ["errors.home.link", "errors.home.length", "errors.constructor", "errors.toString.name"]) {
      expect(translatorFor("zh").has(key), key).toBe(false);
    }
  });
});
