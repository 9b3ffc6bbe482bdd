import pino from "pino";
import { describe, expect, test } from "vitest";
import { errorFacts, log } from "./log";

const CANARY = "138 0013 8000 王芳 ZP26-7KQ4-M2XD";

describe("what of an error may be logged (SEC-14)", () => {
  test("its class, its code and where it arose, never its message", () => {
    const facts = errorFacts(Object.assign(new TypeError(`bad value ${CANARY}`), { code: "P2002" }));
    expect(facts).toMatchObject({ name: "TypeError", code: "P2002" });
    expect(facts.at.length).toBeGreaterThan(0);
    expect(JSON.stringify(facts)).not.toContain("王芳");
  });

  test("a message of several lines is not taken for places in the code", () => {
    const facts = errorFacts(new Error(`first\n${CANARY}\n    at ${CANARY}\n    at ${CANARY} (a.ts:1:2)`));
    expect(JSON.stringify(facts)).not.toContain("王芳");
  });

  test("something thrown that is no error is named by its kind", () => {
    expect(errorFacts(CANARY)).toEqual({ name: "string", at: [] });
    expect(errorFacts(null)).toEqual({ name: "object", at: [] });
  });

  test("a code that is no text is left out", () => {
    expect(errorFacts(Object.assign(new Error(), { code: { secret: CANARY } }))).not.toHaveProperty("code");
  });
});

describe("a line of the log", () => {
  test("stays one line, whatever is put into it", () => {
    const lines: string[] = [];
    const same = pino({ base: null }, { write: (line: string) => lines.push(line) });
    same.info({ name: 'x"}\n{"level":60,"msg":"forged"' }, "real\r\nforged");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n]/);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "real\r\nforged" });
  });

  test("names neither the machine nor the process", () => {
    expect(log.bindings()).toEqual({});
  });
});
