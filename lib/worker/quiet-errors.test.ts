import { expect, test } from "vitest";
import { quietErrors } from "./quiet-errors";

function listener() {
  const said: object[] = [];
  return { said, report: quietErrors((facts) => said.push(facts)) };
}

test("an error that comes a thousand times in a minute is one line", () => {
  const { said, report } = listener();
  for (let at = 0; at < 1_000; at++) report(new Error("away"), 1_000 + at);
  expect(said).toHaveLength(1);
});

test("after the minute it is said again, with how often it came meanwhile", () => {
  const { said, report } = listener();
  for (let at = 0; at < 5; at++) report(new Error("away"), at);
  report(new Error("away"), 60_001);
  expect(said[1]).toMatchObject({ alsoCame: 4 });
});

test("another kind of error is not hidden by it", () => {
  const { said, report } = listener();
  report(new Error("away"), 0);
  report(new TypeError("ours"), 1);
  expect(said).toHaveLength(2);
});

test("what the error quotes never reaches the log (SEC-14)", () => {
  const { said, report } = listener();
  report(Object.assign(new Error("no mailbox wang.fang@example.com"), { code: "EENVELOPE" }), 0);
  expect(JSON.stringify(said)).not.toContain("wang.fang");
  expect(JSON.stringify(said)).toContain("EENVELOPE");
});
