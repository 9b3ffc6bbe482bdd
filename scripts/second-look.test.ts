import { describe, expect, it } from "vitest";
import { browserFiles, type FileSaid, type Run, unitFiles, withSecondLook } from "./second-look.mjs";

const fine = (passed: number): FileSaid => ({ passed, failed: 0, names: [] });
const bad = (passed: number, ...names: string[]): FileSaid => ({ passed, failed: names.length, names });
const run = (content: boolean, files: Record<string, FileSaid>): Run => ({
  content,
  files: new Map(Object.entries(files)),
});

/** What is made of a first run and of those that follow it, and which files they were asked to run. */
function lookingAt(first: Run, ...runs: Run[]) {
  const asked: string[][] = [];
  const tally = withSecondLook(first, (files) => {
    asked.push(files);
    return runs[asked.length - 1] as Run;
  });
  return { ...tally, asked };
}

describe("a second look at tests that failed", () => {
  it("is not taken when all is well", () => {
    const looked = lookingAt(run(true, { a: fine(3), b: fine(2) }));
    expect(looked).toMatchObject({ passed: 5, failed: 0, unsteady: [] });
    expect(looked.asked).toEqual([]);
  });

  it("runs only the files that failed, and names what then passes", () => {
    const looked = lookingAt(run(false, { a: fine(3), b: bad(1, "is told") }), run(true, { b: fine(2) }));
    expect(looked).toMatchObject({ passed: 5, failed: 0, unsteady: ["b › is told"] });
    expect(looked.asked).toEqual([["b"]]);
  });

  it("believes what fails twice", () => {
    const looked = lookingAt(run(false, { a: fine(3), b: bad(1, "is told") }), run(false, { b: bad(1, "is told") }));
    expect(looked).toMatchObject({ passed: 4, failed: 1, unsteady: [] });
  });

  it("is not taken when many files fail together", () => {
    const looked = lookingAt(run(false, Object.fromEntries([..."abcdefg"].map((file) => [file, bad(0, "x")]))));
    expect(looked).toMatchObject({ passed: 0, failed: 7, unsteady: [] });
  });

  it("runs everything again when the tool stumbled without naming a test", () => {
    const looked = lookingAt(run(false, { a: fine(3) }), run(true, { a: fine(3) }));
    expect(looked).toMatchObject({ passed: 3, failed: 0, unsteady: [expect.any(String)] });
    expect(looked.asked).toEqual([[]]);
  });

  it("never lets a tool that stumbled twice look like a good one", () => {
    const looked = lookingAt(run(false, {}), run(false, {}));
    expect(looked).toMatchObject({ passed: 0, failed: 1, unsteady: [] });
  });

  it("keeps a failure that the second run did not look at", () => {
    const looked = lookingAt(run(false, { b: bad(1, "is told") }), run(true, {}));
    expect(looked).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe("what the tools wrote", () => {
  it("is read from Vitest, a file that could not be run included", () => {
    const said = {
      testResults: [
        {
          name: "/here/lib/a.test.ts",
          status: "failed",
          assertionResults: [
            { status: "passed", fullName: "a is" },
            { status: "failed", fullName: "a is not" },
            { status: "pending", fullName: "a may be" },
          ],
        },
        { name: "/here/lib/b.test.ts", status: "failed", assertionResults: [] },
      ],
    };
    expect(Object.fromEntries(unitFiles(said, "/here"))).toEqual({
      "lib/a.test.ts": { passed: 1, failed: 1, names: ["a is not"] },
      "lib/b.test.ts": { passed: 0, failed: 1, names: ["could not be run"] },
    });
  });

  it("counts an error that came of a file outside its tests", () => {
    const said = {
      testResults: [
        { name: "/here/lib/a.test.ts", status: "passed", assertionResults: [{ status: "passed", fullName: "a is" }] },
      ],
    };
    expect(Object.fromEntries(unitFiles(said, "/here", ["/here/lib/a.test.ts", "/here/lib/a.test.ts"]))).toEqual({
      "lib/a.test.ts": { passed: 1, failed: 1, names: ["an error outside its tests"] },
    });
  });

  it("is read from Playwright, groups of tests included", () => {
    const said = {
      suites: [
        {
          specs: [{ file: "a.spec.ts", title: "one", ok: true }],
          suites: [{ specs: [{ file: "a.spec.ts", title: "two", ok: false }] }],
        },
      ],
    };
    expect(Object.fromEntries(browserFiles(said, "e2e"))).toEqual({
      "e2e/a.spec.ts": { passed: 1, failed: 1, names: ["two"] },
    });
  });

  it("is nothing when there is nothing to read", () => {
    expect([unitFiles(undefined, "/here").size, browserFiles(undefined, "e2e").size]).toEqual([0, 0]);
  });
});
