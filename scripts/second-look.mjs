// What a run of tests said, file by file, and a second look at the files that said no.
import { relative } from "node:path";

/** So many files that fail together are a fault, not an unlucky moment: nothing is gained by asking them again. */
const FEW = 6;

/**
 * @param strays files of which an error came that belongs to no test: one failure more of that file
 * @returns of each file its passed and failed tests, and the failed ones by name, from what Vitest wrote
 */
export function unitFiles(said, root, strays = []) {
  const files = new Map(
    (said?.testResults ?? []).map((file) => {
      const of = (status) => file.assertionResults.filter((test) => test.status === status);
      const names = of("failed").map((test) => test.fullName);
      // A file that could not even be read, or whose preparation failed, has no failed test and did fail.
      if (names.length === 0 && file.status === "failed") names.push("could not be run");
      return [relative(root, file.name), { passed: of("passed").length, failed: names.length, names }];
    }),
  );
  for (const stray of new Set(strays.map((path) => relative(root, path)))) {
    const { passed, failed, names } = files.get(stray) ?? { passed: 0, failed: 0, names: [] };
    files.set(stray, { passed, failed: failed + 1, names: [...names, "an error outside its tests"] });
  }
  return files;
}

/** @returns the same from what Playwright wrote; `folder` is where its files lie */
export function browserFiles(said, folder) {
  const files = new Map();
  const walk = (suite) => {
    for (const spec of suite.specs ?? []) {
      const file = `${folder}/${spec.file}`;
      const sum = files.get(file) ?? { passed: 0, failed: 0, names: [] };
      if (spec.ok) sum.passed += 1;
      else {
        sum.failed += 1;
        sum.names.push(spec.title);
      }
      files.set(file, sum);
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  for (const suite of said?.suites ?? []) walk(suite);
  return files;
}

function sum(files) {
  const all = [...files.values()];
  const total = (key) => all.reduce((so, file) => so + file[key], 0);
  return { passed: total("passed"), failed: total("failed") };
}

/**
 * Judges a run of tests, and runs the files that failed once more by themselves, with nothing beside them. What passes
 * then counts as passed and is told by name: on a shared machine a moment without processor fails a test now and then,
 * and a fault that only comes now and then wants to be read about, not to be lost in a red run or in a green one.
 * @param first whether the tool was content, and what it said of each file
 * @param run takes the files to run again (none: all) and says the same of them
 */
export function withSecondLook(first, run) {
  if (first.content) return { ...sum(first.files), unsteady: [] };
  const bad = [...first.files].filter(([, said]) => said.failed > 0);
  if (bad.length > FEW) return { ...sum(first.files), unsteady: [] };
  // None by name: the tool itself stumbled, and all of it is asked again.
  const again = run(bad.map(([file]) => file));
  const total = sum(new Map([...first.files, ...again.files]));
  // A tool that ends badly without naming a failed test counts as one failure: it must never look like none.
  if (!again.content) return { ...total, failed: Math.max(total.failed, 1), unsteady: [] };
  if (bad.length === 0) return { ...total, unsteady: ["the run itself, which named no test"] };
  return {
    ...total,
    unsteady: bad.flatMap(([file, { names }]) => names.map((name) => `${file} › ${name}`)),
  };
}
